import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { address } from '../../support/address.ts'
import type { Person } from '../../support/person.ts'
import type { Visitor } from '../browser.ts'
import { type Kit, noFaults, refusing, signIn } from '../kit.ts'

const NORTH = 'Northwind Studio'
const SOUTH = 'Southwind Works'

interface Scene extends Kit {
  ada: Person
  browser: Visitor
  companyId: string
}

/** People of a company: invited, changed, removed, found; and what the removed one sees. */
export async function company(kit: Kit): Promise<void> {
  const { step, person, visitor } = kit
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const { companyId } = await ada.expect(201, 'POST', '/v1/companies', { name: NORTH, address })
  const browser = await visitor()
  const scene: Scene = { ...kit, ada, browser, companyId }
  await step('the owner signs in', () => signIn(browser, ada))
  await twoTabs(scene)
  const people = await inviteThree(scene)
  await changeAndRemove(scene, people)
  await viewAsMember(scene)
  await viewAsEnds(scene, people[0]!)
  await keysAndAnswers(scene)
  await browser.close()
}

async function twoTabs({ step, ada, browser, companyId }: Scene): Promise<void> {
  const other = await ada.expect(201, 'POST', '/v1/companies', { name: SOUTH, address })
  const { page, handOn, words, say } = browser
  const tab = await browser.openTab()
  const hand = handOn(tab)
  await step('two tabs are in two companies, and stay there when they are loaded again', async () => {
    await page.goto(`/companies/${companyId}/members`)
    await tab.goto(`/companies/${other.companyId}/members`)
    for (const one of [page, tab]) {
      await one.reload()
      await one.getByRole('heading', { name: words.shell.sections.members }).waitFor()
    }
    await page.getByRole('button', { name: say(words.shell.switchFrom, { company: NORTH }) }).waitFor()
    await tab.getByRole('button', { name: say(words.shell.switchFrom, { company: SOUTH }) }).waitFor()
    noFaults(browser)
  })
  await step('what is done in one tab is done in its company', async () => {
    const email = `pat.${ada.email}`
    await hand.press(tab.getByRole('link', { name: words.company.members.invite, exact: true }))
    await hand.write(tab.getByLabel(words.company.invite.addresses), email)
    await hand.press(tab.getByRole('button', { name: say(words.company.invite.button, { n: 1 }) }))
    await tab.getByText(invited(browser, email)).waitFor()
    const here = await ada.expect(200, 'GET', `/v1/companies/${companyId}/invitations`)
    const there = await ada.expect(200, 'GET', `/v1/companies/${other.companyId}/invitations`)
    assert.deepEqual([here.total, there.total], [0, 1])
    await tab.close()
    noFaults(browser)
  })
}

export function invited({ words, say }: Visitor, email: string): string {
  return say(words.company.bulk.result, { name: email, result: words.company.results.invited })
}

async function inviteThree(scene: Scene): Promise<Person[]> {
  const { step, person, mailbox, ada, browser, companyId } = scene
  const { page, hand, words, say } = browser
  const people = [
    person('bo', { fullName: 'Bo Ek' }),
    person('cy', { fullName: 'Cy Dahl' }),
    person('di', { fullName: 'Di Åkesson' }),
  ]
  const [bo, cy, di] = people as [Person, Person, Person]
  const { invite } = words.company
  const box = page.getByLabel(invite.addresses)
  await step('what is wrong with an address is said while it is typed', async () => {
    await page.goto(`/companies/${companyId}/invite`)
    await hand.write(box, `Bo Ek <${bo.email}>, ${cy.email}\n${bo.email} ${ada.email} nobody@, `)
    await page.getByText(say(invite.faults.duplicate, { email: bo.email })).waitFor()
    await page.getByText(say(invite.faults.own, { email: ada.email })).waitFor()
    await page.getByText(say(invite.faults.invalid, { email: 'nobody@' })).waitFor()
    assert.equal(await page.getByRole('button', { name: say(invite.button, { n: 5 }) }).isEnabled(), false)
    noFaults(browser)
  })
  await step('three people are invited as developers', async () => {
    await hand.write(box, `${bo.email} ${cy.email} ${di.email}`)
    await hand.tick(page.getByRole('radio', { name: words.shell.roles.administrator }))
    await hand.tick(page.getByRole('radio', { name: words.shell.roles.developer }))
    await hand.press(page.getByRole('button', { name: say(invite.button, { n: 3 }) }))
    for (const { email } of people) await page.getByText(invited(browser, email)).waitFor()
    noFaults(browser)
  })
  await invitations(scene, di)
  await step('whoever accepts is in the list of members', async () => {
    for (const one of [bo, cy]) {
      await one.join()
      const token = await mailbox.token(one.email, { link: '/accept' })
      await one.expect(200, 'POST', '/v1/invitations/accept', { token })
    }
    const tabs = page.getByRole('navigation', { name: words.company.members.nav, exact: true })
    await hand.press(tabs.getByRole('link', { name: words.shell.sections.members }))
    await page.getByText(say(words.shell.total, { n: 3 })).waitFor()
    await page.getByRole('link', { name: bo.fullName }).waitFor()
    noFaults(browser)
  })
  return people
}

async function invitations({ step, browser, mailbox, own }: Scene, last: Person): Promise<void> {
  const { page, hand, words, say } = browser
  const of = words.company.invitations
  await step(
    'they wait in the list of the invited; one is sent again, its link is copied, and it is revoked',
    async () => {
      await hand.press(page.getByRole('link', { name: words.company.invite.pending }))
      await page.getByText(say(words.shell.total, { n: 3 })).waitFor()
      const row = page.getByRole('row').filter({ hasText: last.email })
      await row.getByText(of.byYou).waitFor()
      // Elsewhere it may be sent again after a minute only.
      if (own) {
        await hand.press(row.getByRole('button', { name: of.resend, exact: true }))
        await page.getByText(say(of.resent, { email: last.email })).waitFor()
        await mailbox.token(last.email, { link: '/accept', nth: 2 })
      }
      const copying = await hand.open(row.getByRole('button', { name: of.link }))
      assert.match(await copying.getByRole('textbox', { name: of.linkTitle }).inputValue(), /\/accept/)
      await hand.leave(copying)
      await hand.finish(await hand.open(row.getByRole('button', { name: of.revoke, exact: true })), of.revokeButton)
      await page.getByText(say(words.shell.total, { n: 2 })).waitFor()
      noFaults(browser)
    },
  )
}

async function changeAndRemove(scene: Scene, [bo, cy]: Person[]): Promise<void> {
  const { step, browser, visitor, companyId } = scene
  const { page, hand, words, say } = browser
  assert.ok(bo && cy)
  await step('before another access is saved, what is gained and lost stands there', async () => {
    const { member, preview, permissionTitles } = words.company
    const { billing } = words.shell.roles
    await hand.press(page.getByRole('link', { name: bo.fullName }))
    const dialog = await hand.open(page.getByRole('button', { name: member.change }))
    assert.equal(await dialog.getByRole('button', { name: words.shell.save }).isEnabled(), false)
    await hand.tick(dialog.getByRole('radio', { name: billing }))
    const gains = dialog.getByRole('alert', { name: say(preview.gains, { name: bo.fullName }) })
    await gains.getByText(permissionTitles['invoices.see']).waitFor()
    const loses = dialog.getByRole('alert', { name: say(preview.loses, { name: bo.fullName }) })
    await loses.getByText(`${permissionTitles['sites.see']} – ${preview.everySite}`).waitFor()
    // For a moment nothing of them is answered: what was chosen stays.
    const api = `**/v1/companies/${companyId}/members/${bo.userId}`
    await page.route(api, refuseForNow)
    const readAgain = page.waitForResponse((answer) => answer.status() === 429 && answer.request().method() === 'GET')
    await hand.press(dialog.getByRole('button', { name: words.shell.save, exact: true }))
    await dialog.getByRole('alert').getByText(words.problems['too-many-requests']).waitFor()
    await readAgain
    await page.unroute(api)
    assert.ok(await dialog.getByRole('radio', { name: billing }).isChecked())
    await hand.finish(dialog, words.shell.save)
    await page.getByText(say(member.changed, { name: bo.fullName })).waitFor()
    const access = page.getByRole('region', { name: words.company.access.label, exact: true })
    await access.getByText(billing, { exact: true }).waitFor()
    const { companies } = await bo.expect(200, 'GET', '/v1/me/access')
    assert.equal(companies[0].companyRole, 'billing')
    noFaults(browser, [/refused: 429 (GET|PATCH) .*\/members\/[^/]+$/])
  })
  const theirs = await visitor()
  await step('a member looks at a page, and is removed meanwhile', async () => {
    await signIn(theirs, cy)
    await theirs.page.goto(`/companies/${companyId}/members`)
    await theirs.page.getByRole('link', { name: bo.fullName }).waitFor()
    await cy.expect(201, 'POST', `/v1/companies/${companyId}/api-keys`, { name: 'Old', permissions: ['members.see'] })
    await page.goto(`/companies/${companyId}/members/${cy.userId}`)
    const remove = say(words.company.member.removeButton, { name: cy.fullName })
    const dialog = await hand.open(page.getByRole('button', { name: remove }))
    await dialog.getByText(say(words.company.lost.role, { role: words.shell.roles.developer })).waitFor()
    await dialog.getByText(say(words.company.lost.keys, { n: 1 })).waitFor()
    await hand.finish(dialog, remove)
    await page.getByText(say(words.company.member.removed, { name: cy.fullName })).waitFor()
    await page.getByText(say(words.shell.total, { n: 2 })).waitFor()
    noFaults(browser)
  })
  await step('their next click says so kindly, and nothing of the company stays', async () => {
    await theirs.hand.press(theirs.page.getByRole('link', { name: bo.fullName }))
    await theirs.page.getByRole('heading', { name: words.company.noLonger.title }).waitFor()
    await nothingStays(theirs.page, ['Northwind', bo.fullName, 'Ada Lindqvist'])
    noFaults(theirs, [/refused: 40[34] GET \/v1\/companies\//])
    await theirs.close()
  })
}

export async function nothingStays(page: Page, words: string[]): Promise<void> {
  const text = (await page.locator('html').textContent()) ?? ''
  for (const word of words) assert.ok(!text.includes(word), `${word} is still on the page`)
}

/** As the gateway does for a moment to whoever asks too much. */
const refuseForNow = refusing(429, 'too-many-requests')

/** Bo has the role billing by now. */
async function viewAsMember({ step, ada, browser, companyId }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const name = 'Bo Ek'
  const at = `/companies/${companyId}`
  const { viewAs } = words.company
  const bar = page.getByRole('status').filter({ hasText: say(viewAs.title, { name }) })
  const menu = page.getByRole('navigation', { name: words.shell.navigation, exact: true })
  const { plan, invoices, settings, members } = words.shell.sections
  const sections = () => menu.getByRole('link').allTextContents()
  const begin = async () => {
    await page.goto(`${at}/members`)
    await hand.press(page.getByRole('link', { name }))
    await hand.press(page.getByRole('button', { name: say(viewAs.button, { name }) }))
    await bar.waitFor()
  }
  await step('a company is looked at as one of its members, with the pages that they have', async () => {
    await begin()
    await page.getByRole('heading', { name: plan }).waitFor()
    assert.deepEqual(await sections(), [plan, invoices, settings])
    await page.goto(`${at}/members`)
    await page.getByRole('heading', { name: words.company.notForYou.title }).waitFor()
    noFaults(browser)
  })
  await step('a reload keeps it, and another tab is untouched', async () => {
    await page.reload()
    await bar.waitFor()
    assert.deepEqual(await sections(), [plan, invoices, settings])
    const tab = await browser.openTab()
    await tab.goto(`${at}/members`)
    await tab.getByRole('link', { name }).waitFor()
    assert.equal(await tab.getByText(say(viewAs.title, { name })).count(), 0)
    await tab.close()
    noFaults(browser)
  })
  await step('an act is refused with a sentence, and nothing of it is sent', async () => {
    const sent: string[] = []
    page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
    await hand.press(page.getByRole('link', { name: settings }))
    await hand.write(page.getByLabel(words.company.details.name), 'Bo’s own')
    await hand.press(page.getByRole('button', { name: words.shell.save, exact: true }))
    await page.getByText(words.problems['viewing-as-member']).waitFor()
    assert.deepEqual(sent, [])
    assert.equal((await ada.expect(200, 'GET', `/v1${at}`)).name, NORTH)
    noFaults(browser)
  })
  await step('it ends by its button, and by going to another company', async () => {
    const switcher = (company: string) =>
      page.getByRole('button', { name: say(words.shell.switchFrom, { company }), exact: true })
    await hand.press(page.getByRole('button', { name: viewAs.stop, exact: true }))
    await menu.getByRole('link', { name: members }).waitFor()
    assert.equal(await bar.count(), 0)
    await begin()
    await hand.choose(switcher(NORTH), page.getByRole('option', { name: SOUTH }))
    await switcher(SOUTH).waitFor()
    await page.goBack()
    await switcher(NORTH).waitFor()
    await menu.getByRole('link', { name: members }).waitFor()
    assert.equal(await bar.count(), 0)
    noFaults(browser)
  })
}

/** Whoever looks as a member is told before they act as themself again. */
async function viewAsEnds({ step, ada, browser, companyId }: Scene, bo: Person): Promise<void> {
  const { page, hand, words, say } = browser
  const name = bo.fullName
  const member = `/companies/${companyId}/members/${bo.userId}`
  const { viewAs } = words.company
  const bar = page.getByRole('status').filter({ hasText: say(viewAs.title, { name }) })
  const menu = page.getByRole('navigation', { name: words.shell.navigation, exact: true })
  await step('a question that fails does not end it', async () => {
    await page.goto(member)
    await hand.press(page.getByRole('button', { name: say(viewAs.button, { name }) }))
    await bar.waitFor()
    await page.route(`**/v1${member}`, refuseForNow)
    await hand.press(menu.getByRole('link', { name: words.shell.sections.settings }))
    await page.getByRole('heading', { level: 1, name: words.shell.sections.settings }).waitFor()
    await page.waitForLoadState('networkidle')
    await bar.waitFor()
    await page.reload()
    await page.getByRole('alert').getByText(words.problems['too-many-requests']).waitFor()
    await page.unroute(`**/v1${member}`)
    await page.reload()
    await bar.waitFor()
    noFaults(browser, [/refused: 429 GET .*\/members\/[^/]+$/])
  })
  await step('it ends with the member, and says so', async () => {
    await ada.expect(204, 'DELETE', `/v1${member}`)
    await hand.press(menu.getByRole('link', { name: words.shell.sections.invoices }))
    await page.getByText(viewAs.ended).waitFor()
    await menu.getByRole('link', { name: words.shell.sections.members }).waitFor()
    assert.equal(await bar.count(), 0)
    noFaults(browser, [/refused: 404 GET .*\/members\/[^/]+$/])
  })
}

async function keysAndAnswers({ step, ada, browser, companyId }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const of = words.company.keys
  await step('a key is shown once, after a fresh proof, and is revoked', async () => {
    await page.goto(`/companies/${companyId}/api-keys`)
    const dialog = await hand.open(page.getByRole('button', { name: of.make }), of.make)
    await hand.write(dialog.getByRole('textbox', { name: words.shell.name, exact: true }), 'CI')
    await hand.tick(dialog.getByLabel(words.company.permissionTitles['members.see']))
    await hand.press(dialog.getByRole('button', { name: of.make }))
    await prove(browser, ada)
    const made = page.getByRole('dialog', { name: of.made })
    assert.match(await made.getByRole('textbox', { name: of.key, exact: true }).inputValue(), /^\S{20,}$/)
    await hand.finish(made, of.kept)
    const row = page.getByRole('row').filter({ has: page.getByText('CI', { exact: true }) })
    const asked = await hand.open(row.getByRole('button', { name: words.company.invitations.revoke, exact: true }))
    await hand.finish(asked, say(of.revokeButton, { name: 'CI' }))
    await row.getByText(of.states.revoked).waitFor()
    // A key whose maker is gone has no name to show.
    noFaults(browser, [/refused: 403 POST .*\/api-keys$/, /refused: 404 GET .*\/members\/[^/]+$/])
  })
  await step('who may do something is answered with why', async () => {
    const { answer, because, decisions } = words.company.whoCan
    await page.goto(`/companies/${companyId}/who-can?permission=members.manage`)
    await page.getByRole('region', { name: answer }).getByText(because.owner).waitFor()
    await page.goto(`/companies/${companyId}/who-can?ask=member&permission=sites.see&userId=${ada.userId}`)
    const permission = words.company.permissionTitles['sites.see']
    await page.getByText(say(decisions.allowed, { name: ada.fullName, permission })).waitFor()
    noFaults(browser)
  })
  await step('the command palette leads to a page, and back to where one was', async () => {
    const search = page.getByRole('textbox', { name: words.shell.palette.search })
    const open = page.getByRole('button', { name: words.shell.palette.open })
    await hand.leave(await hand.open(open))
    await page.keyboard.press('Control+k')
    await hand.write(search, words.shell.sections.settings.slice(0, -1))
    await page.getByRole('dialog').getByText(words.shell.sections.settings).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.shell.sections.settings }).waitFor()
    noFaults(browser)
  })
}

async function prove({ page, hand, words }: Visitor, person: Person): Promise<void> {
  const dialog = page.getByRole('dialog', { name: words.shell.proof.title })
  const made = page.getByRole('dialog', { name: words.company.keys.made })
  await dialog.or(made).first().waitFor()
  if (await made.isVisible()) return
  await hand.write(dialog.getByRole('textbox', { name: words.account.password }), person.password)
  await hand.press(dialog.getByRole('button', { name: words.shell.proof.button }))
}
