import type { Page } from 'playwright-core'
import { paths, visitorPaths } from '../../services/console/src/paths.ts'
import { zipOf } from '../support/archives.ts'
import type { Person } from '../support/person.ts'
import type { Visitor } from './browser.ts'
import { addressOf, sentence } from './kit.ts'
import type { Words } from './languages.ts'
import type { Shown } from './shown-companies.ts'

/** The words of whoever looks. */
type Spoken = Pick<Visitor, 'words' | 'say'>

/** A page of the console, or something that is opened on it. */
export interface Place {
  name: string
  address: string
  /** Who looks; nobody is signed in without. */
  by?: Person
  open?: (page: Page, spoken: Spoken) => Promise<void>
  /** The only width at which there is such a thing. */
  width?: number
  /** What is refused on the way there, and meant to be. */
  meant?: RegExp
  /** What is opened waits for the person, and a button behind it turns meanwhile. */
  isWaiting?: boolean
}

/** Every page by its path, with data; then what else people see: other views, dialogs, empty and suspended companies. */
export function shownPlaces(shown: Shown): Place[] {
  const { owner, newcomer, administrator, full, empty, closed, suspended, cancelled } = shown
  const at = (name: keyof typeof paths, ids: Record<string, string>, more = '') => addressOf(paths[name], ids) + more
  return [
    ...mailedLinks(shown),
    ...Object.entries(paths)
      .filter(([name]) => !Object.hasOwn(visitorPaths, name))
      .map(([name, path]) => ({ name, address: addressOf(path, full), by: owner })),
    ...otherViews(full, at).map((place) => ({ ...place, by: owner })),
    ...memberDialogs(full, at, owner).map((place) => ({ ...place, by: owner })),
    ...siteDialogs(full, at).map((place) => ({ ...place, by: owner })),
    ...moneyDialogs(full, at).map((place) => ({ ...place, by: owner })),
    ...(['plan', 'invoice', 'invoices'] as const).map((name) => ({
      name: `cancelled-${name}`,
      address: at(name, cancelled),
      by: owner,
    })),
    ...shellParts(full, at).map((place) => ({ ...place, by: owner })),
    ...ofEmptyCompany.map((name) => ({ name: `empty-${name}`, address: at(name, empty), by: owner })),
    ...ofSuspendedCompany
      .filter(() => suspended)
      .map((name) => ({ name: `suspended-${name}`, address: at(name, suspended!), by: owner })),
    dialog('dialog-delete-oneself', paths.profile, (words) => words.settings.deletion.button, newcomer),
    ...ofClosedCompany.map((name) => ({ name: `closed-${name}`, address: at(name, closed), by: owner })),
    dialog('dialog-close', at('companySettings', empty), (words) => words.company.close.title, owner),
    dialog('dialog-leave', at('companySettings', full), (words) => words.company.leave.title, administrator),
    dialog(
      'dialog-require-two-factor',
      at('companySettings', full),
      (words) => words.company.twoFactor.off.button,
      administrator,
    ),
    ...(['home', 'access', 'notifications'] as const).map((name) => ({
      name: `newcomer-${name}`,
      address: paths[name],
      by: newcomer,
    })),
  ]
}

const ofEmptyCompany = [
  'sites',
  'members',
  'invitations',
  'operations',
  'analytics',
  'plan',
  'invoices',
  'payments',
  'statement',
  'billingContacts',
  'apiKeys',
  'companySettings',
] as const

const ofClosedCompany = ['sites', 'invite', 'invoices', 'companySettings'] as const

const ofSuspendedCompany = ['sites', 'site', 'environment', 'member', 'invite', 'plan', 'invoices'] as const

/** Visitors come to these pages without a token, by a link that was cut, and with one. */
function mailedLinks({ invitationToken }: Shown): Place[] {
  const cut = Object.entries(visitorPaths).map(([name, address]) => ({ name, address }))
  const whole = (
    ['confirmEmail', 'resetPassword', 'confirmEmailChange', 'undoEmailChange', 'undoTwoFactor'] as const
  ).map((name) => ({ name: `${name}-link`, address: `${visitorPaths[name]}#${'t'.repeat(43)}` }))
  return [...cut, ...whole, { name: 'accept-link', address: `${visitorPaths.accept}#${invitationToken}` }]
}

type Ids = Record<string, string>
type AddressOf = (name: keyof typeof paths, ids: Ids, more?: string) => string

function otherViews(full: Ids, at: AddressOf): Place[] {
  const { userId = '', stagingId = '' } = full
  return [
    { name: 'environment-backups', address: at('environment', full, '?view=backups') },
    { name: 'environment-settings', address: at('environment', full, '?view=settings') },
    { name: 'environment-staging', address: at('environment', { ...full, environmentId: stagingId }) },
    { name: 'whoCan-everybody', address: at('whoCan', full, '?permission=sites.see') },
    { name: 'whoCan-member', address: at('whoCan', full, `?ask=member&permission=sites.see&userId=${userId}`) },
    { name: 'sites-none', address: at('sites', full, '?search=nothing-like-this') },
    { name: 'members-none', address: at('members', full, '?search=nothing-like-this') },
    { name: 'invitations-all', address: at('invitations', full, '?state=every') },
    {
      name: 'members-chosen',
      address: at('members', full),
      open: (page, { words }) => page.getByRole('checkbox', { name: words.company.members.chooseAll }).check(),
    },
    {
      name: 'invite-typed',
      address: at('invite', full),
      async open(page, { words }) {
        const typed = 'bo@example.com, nobody@, bo@example.com, '
        await page.getByLabel(words.company.invite.addresses).fill(typed)
        await page.getByRole('radio', { name: words.company.access.sites }).check()
      },
    },
    {
      name: 'invite-results',
      address: at('invite', full),
      async open(page, { words, say }) {
        await page.getByLabel(words.company.invite.addresses).fill('results@example.com noor@example.com')
        await page.getByRole('button', { name: say(words.company.invite.button, { n: 2 }) }).click()
        await page.getByText(words.company.invite.done, { exact: true }).waitFor()
      },
    },
    {
      name: 'environment-chosen',
      address: at('environment', full),
      async open(page, { words }) {
        const file = { name: 'autumn.zip', mimeType: 'application/zip', buffer: zipOf({ 'index.html': 'Autumn' }) }
        await page.locator('input[type=file]').setInputFiles(file)
        await page.getByLabel(words.sites.upload.note).waitFor()
      },
    },
    { name: 'view-as', address: at('member', full), open: viewAs },
    {
      name: 'view-as-site',
      address: at('member', { ...full, userId: full.siteMemberId ?? '' }),
      async open(page, spoken) {
        await viewAs(page, spoken)
        await page.goto(at('site', full))
      },
    },
    {
      name: 'security-two-factor',
      address: paths.security,
      async open(page, { words }) {
        await page.getByRole('button', { name: words.settings.twoFactor.begin }).click()
        await page.getByText(words.settings.twoFactor.scan).waitFor()
      },
    },
    {
      name: 'security-recovery-codes',
      address: paths.security,
      async open(page, { words }) {
        const of = words.settings.twoFactor
        await page.getByRole('button', { name: of.begin }).click()
        // The answer alone, so that signing in needs no code from then on.
        const recoveryCodes = Array.from({ length: 10 }, (_, index) => `k7qm4-x9tr${index}`)
        await page.route('**/v1/me/two-factor/confirm', (route) => route.fulfill({ json: { recoveryCodes } }), once)
        await page.getByLabel(of.firstCode).fill('123456')
        await page.getByRole('button', { name: of.confirm, exact: true }).click()
        await page.getByRole('list', { name: of.codes.title }).waitFor()
      },
    },
    {
      name: 'dialog-proof',
      isWaiting: true,
      address: paths.security,
      async open(page, { words }) {
        // As somebody sees it who has turned two-factor on in another browser.
        await page.route('**/v1/me', async (route) => {
          const response = await route.fetch()
          await route.fulfill({ response, json: { ...(await response.json()), twoFactor: true } })
        })
        await page.reload()
        await openDialog(page, words.settings.twoFactor.giveCode)
        await page.unroute('**/v1/me')
      },
    },
  ]
}

/** What a test answers in place of the API, it answers one time. */
const once = { times: 1 }

async function viewAs(page: Page, { words }: Spoken): Promise<void> {
  await page.getByRole('button', { name: sentence(words.company.viewAs.button) }).click()
  await page.getByRole('button', { name: words.company.viewAs.stop, exact: true }).waitFor()
}

function memberDialogs(full: Ids, at: AddressOf, owner: Person): Place[] {
  const { administratorId = '', siteMemberId = '' } = full
  return [
    {
      name: 'dialog-change-access',
      address: at('member', full),
      async open(page, { words }) {
        await page.getByRole('button', { name: words.company.member.change }).click()
        await page.getByRole('dialog').getByRole('radio', { name: words.shell.roles.billing }).check()
        await page.getByRole('dialog').getByRole('alert').last().waitFor()
      },
    },
    dialog(
      'dialog-change-site-roles',
      at('member', { ...full, userId: siteMemberId }),
      (words) => words.company.member.change,
    ),
    dialog('dialog-remove-member', at('member', { ...full, userId: siteMemberId }), (words) =>
      sentence(words.company.member.removeButton),
    ),
    dialog('dialog-transfer-ownership', at('member', { ...full, userId: administratorId }), (words) =>
      sentence(words.company.transfer.button),
    ),
    dialog('dialog-make-key', at('apiKeys', full), (words) => words.company.keys.make),
    {
      name: 'dialog-made-key',
      address: at('apiKeys', full),
      open: makesKey(owner),
      meant: /^refused: 403 POST .*\/api-keys$/,
    },
    dialog('dialog-revoke-key', at('apiKeys', full), (words) => words.company.invitations.revoke),
    dialog('dialog-invitation-link', at('invitations', full), (words) => words.company.invitations.link),
    dialog('dialog-offered-sites', at('invitations', full, '?state=every'), (words) =>
      sentence(words.company.members.sites.other),
    ),
    dialog('dialog-revoke-invitation', at('invitations', full), (words) => words.company.invitations.revoke),
    {
      name: 'dialog-bulk',
      address: at('members', full),
      async open(page, { words }) {
        await page.getByRole('checkbox', { name: words.company.members.chooseAll }).check()
        await openDialog(page, words.company.bulk.add)
      },
    },
  ]
}

/** Whoever has looked at many pages by now has to prove again who they are. */
function makesKey(owner: Person): NonNullable<Place['open']> {
  return async (page, { words }) => {
    const of = words.company.keys
    await openDialog(page, of.make)
    const making = page.getByRole('dialog', { name: of.make })
    await making.getByRole('textbox', { name: words.shell.name, exact: true }).fill('Shown once')
    await making.getByLabel(words.company.permissionTitles['members.see']).check()
    await making.getByRole('button', { name: of.make }).click()
    const made = page.getByRole('dialog', { name: of.made })
    const proof = page.getByRole('dialog', { name: words.shell.proof.title })
    await made.or(proof).first().waitFor()
    if (await made.isVisible()) return
    await proof.getByRole('textbox', { name: words.account.password }).fill(owner.password)
    await proof.getByRole('button', { name: words.shell.proof.button }).click()
    await made.waitFor()
  }
}

function siteDialogs(full: Ids, at: AddressOf): Place[] {
  const staging = at('environment', { ...full, environmentId: full.stagingId ?? '' })
  return [
    dialog('dialog-push', staging, (words) => words.sites.push.button),
    dialog('dialog-restore', at('environment', full, '?view=backups'), (words) => words.sites.backups.restore),
    dialog('dialog-go-back', at('environment', full), (words) => words.sites.releases.back),
    dialog('dialog-new-staging', at('site', full), (words) => words.sites.staging.title),
    dialog('dialog-delete-site', at('siteSettings', full), (words) => sentence(words.sites.deleteSite.title)),
    dialog('dialog-give-role', at('siteMembers', full), (words) => words.sites.members.give),
    menuDialog('dialog-reset', staging, {
      of: (words) => words.sites.kinds.staging,
      entry: (words) => sentence(words.sites.reset.title),
    }),
    menuDialog('dialog-delete-environment', staging, {
      of: (words) => words.sites.kinds.staging,
      entry: (words) => sentence(words.sites.remove.title),
    }),
    menuDialog('dialog-delete-release', at('environment', full), { entry: (words) => words.sites.delete, row: 2 }),
    menuDialog('dialog-delete-backup', at('environment', full, '?view=backups'), {
      entry: (words) => words.sites.delete,
      row: 1,
    }),
    {
      name: 'dialog-close-live',
      address: at('environment', full, '?view=settings'),
      async open(page, { words }) {
        await page.getByRole('switch', { name: words.sites.gate.switch }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'dialog-new-password',
      address: at('environment', { ...full, environmentId: full.stagingId ?? '' }, '?view=settings'),
      async open(page, { words }) {
        await page.getByRole('button', { name: words.sites.gate.show }).click()
        await openDialog(page, words.sites.gate.renew)
      },
    },
    {
      name: 'dialog-leave-upload',
      isWaiting: true,
      address: at('environment', full),
      open: leaveUpload,
    },
    {
      name: 'environment-menu',
      address: staging,
      async open(page, { words, say }) {
        const name = say(words.sites.more, { name: words.sites.kinds.staging })
        await page.getByRole('button', { name, exact: true }).click()
        await page.getByRole('menuitem').first().waitFor()
      },
    },
  ]
}

/** The entry of a menu that opens a dialog: of the menu with this name, or of the one in this row of the table. */
function menuDialog(
  name: string,
  address: string,
  { of, entry, row }: { of?: (words: Words) => string; entry: (words: Words) => string | RegExp; row?: number },
): Place {
  return {
    name,
    address,
    async open(page, { words, say }) {
      const place = row === undefined ? page : page.getByRole('row').nth(row)
      const label = of ? say(words.sites.more, { name: of(words) }) : sentence(words.sites.more)
      await place.getByRole('button', { name: label, exact: true }).click()
      await page.getByRole('menuitem', { name: entry(words) }).click()
      await page.getByRole('dialog').waitFor()
    },
  }
}

/** An archive that the network holds, and a page that is left. */
async function leaveUpload(page: Page, { words }: Spoken): Promise<void> {
  const held = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/releases'))
  await page.route(/\/releases/, (route) => (route.request().method() === 'POST' ? undefined : route.fallback()))
  const file = { name: 'autumn.zip', mimeType: 'application/zip', buffer: zipOf({ 'index.html': 'Autumn' }) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: sentence(words.sites.upload.button) }).click()
  await held
  const sections = page.getByRole('navigation', { name: words.sites.sections })
  await sections.getByRole('link', { name: words.sites.settings.title, exact: true }).click()
  await page.getByRole('dialog').waitFor()
}

function moneyDialogs(full: Ids, at: AddressOf): Place[] {
  return [
    {
      name: 'plan-offers',
      address: at('plan', full),
      async open(page, { words }) {
        await page.getByRole('button', { name: words.billing.plan.change, exact: true }).click()
        await page.getByRole('article').nth(3).waitFor()
      },
    },
    {
      name: 'dialog-plan-change',
      address: at('plan', full),
      async open(page, { words, say }) {
        await page.getByRole('button', { name: words.billing.plan.change, exact: true }).click()
        const button = say(words.billing.choose.button, { plan: 'Enterprise' })
        await openDialog(page, button)
        await page.getByRole('dialog').getByRole('table').waitFor()
      },
    },
    {
      name: 'dialog-cancel-plan',
      address: at('plan', full),
      async open(page, { words }) {
        await openDialog(page, words.billing.plan.cancel)
        await page.getByRole('dialog').getByRole('table').waitFor()
      },
    },
    dialog('dialog-pay', at('invoice', full), (words) => words.billing.invoice.pay),
    dialog('dialog-add-contact', at('billingContacts', full), (words) => words.billing.contacts.add),
    dialog('dialog-change-contact', at('billingContacts', full), (words) =>
      sentence(words.billing.contacts.changeButton),
    ),
    {
      name: 'statement-wrong',
      address: at('statement', full),
      async open(page, { words }) {
        await page.getByLabel(words.billing.statement.to, { exact: true }).fill('2000-12-31')
        await page.getByText(words.billing.statement.wrongOrder).waitFor()
      },
    },
    ...(full.paymentId ? cardPlaces(full, at) : []),
  ]
}

/** Where there is a payment provider: the list of cards is on the page of payments. */
function cardPlaces({ companyId, paymentId, ...full }: Ids, at: AddressOf): Place[] {
  return [
    { name: 'confirmPayment-waiting', address: `${visitorPaths.confirmPayment}#${companyId}.${paymentId}` },
    dialog('dialog-remove-card', at('payments', { companyId: companyId!, ...full }), (words) => words.shell.remove),
  ]
}

function shellParts(full: Ids, at: AddressOf): Place[] {
  return [
    {
      name: 'navigation',
      address: at('sites', full),
      width: 360,
      open: (page, { words }) => page.getByRole('button', { name: words.shell.menu, exact: true }).click(),
    },
    {
      name: 'switcher',
      address: at('sites', full),
      width: 1280,
      async open(page, { words }) {
        await page.getByRole('button', { name: sentence(words.shell.switchFrom) }).click()
        await page.getByRole('listbox', { name: words.shell.chooseCompany }).getByRole('option').first().waitFor()
      },
    },
    {
      name: 'palette',
      address: at('sites', full),
      async open(page, { words }) {
        await page.getByRole('button', { name: words.shell.palette.open }).click()
        await page.getByRole('textbox', { name: words.shell.palette.search }).fill('a')
        await page.getByRole('dialog').getByRole('button').nth(8).waitFor()
      },
    },
    {
      name: 'tray',
      address: at('sites', full),
      async open(page, { words }) {
        await page.getByRole('button', { name: words.shell.sections.operations, exact: true }).click()
        await page.getByRole('link', { name: words.shell.tray.all }).waitFor()
      },
    },
    {
      name: 'person-menu',
      address: at('sites', full),
      async open(page, { words }) {
        await page.getByRole('button', { name: sentence(words.shell.personMenu) }).click()
        await page.getByRole('menuitem').first().waitFor()
      },
    },
  ]
}

/** The dialog of a button. */
function dialog(name: string, address: string, button: (words: Words) => string | RegExp, by?: Person): Place {
  return { name, address, ...(by && { by }), open: (page, { words }) => openDialog(page, button(words)) }
}

async function openDialog(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}
