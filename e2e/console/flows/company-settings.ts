import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { address } from '../../support/address.ts'
import type { Body, Person } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../browser.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'
import { invited, nothingStays } from './company.ts'

const HARBOUR = 'Harbour Works'
const [ATLAS, BIRCH, CEDAR] = ['Atlas', 'Birch', 'Cedar']

interface Scene extends Kit {
  ada: Person
  browser: Visitor
  companyId: string
  /** Of the company, in the console and in the API. */
  at: string
  atlas: Body
  birch: Body
  cedar: Body
  /** Is invited through the API, perhaps once more, and accepts. */
  joins(somebody: Person, access: object): Promise<void>
}

/** Access to sites, edits of two people at once, what is required of members, and how one leaves: for good. */
export async function companySettings(kit: Kit): Promise<void> {
  const { step, person, visitor } = kit
  const [bo, cy, di] = [
    person('bo', { fullName: 'Bo Ek' }),
    person('cy', { fullName: 'Cy Dahl' }),
    person('di', { fullName: 'Di Åkesson' }),
  ]
  const scene = await step('a company has three sites, and people with all kinds of access', () => found(kit))
  const { ada, browser, joins, atlas } = scene
  await Promise.all([bo, cy, di].map((one) => one.join()))
  await joins(bo, { companyRole: 'administrator' })
  await joins(cy, { companyRole: 'developer' })
  await joins(di, { siteRoles: [{ siteId: atlas.siteId, role: 'developer' }] })
  await signIn(browser, ada)
  await inviteToSites(scene, bo)
  await whoCan(scene, cy)
  await siteRoles(scene, di)
  const theirs = await visitor()
  await signIn(theirs, bo)
  await editedByTwo(scene, theirs)
  await removedMeanwhile(scene, cy)
  await leavesSite(scene, di)
  await browser.close()
  await owned(scene, { bo, theirs })
}

async function found(kit: Kit): Promise<Scene> {
  const { person, mailbox, visitor } = kit
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const { companyId } = await ada.expect(201, 'POST', '/v1/companies', {
    name: HARBOUR,
    address,
    plan: monthly('studio'),
  })
  const at = `/companies/${companyId}`
  const site = async (name: string): Promise<Body> => {
    // A busy machine says “try again” while the plan is on its way.
    const made = await until(
      `there is the site ${name}`,
      async () => {
        const { status, body } = await ada.call('POST', `/v1${at}/sites`, { name })
        assert.ok([201, 503].includes(status), `the site is refused with ${status}`)
        return status === 201 && (body as Body)
      },
      { seconds: 60, everyMs: 500 },
    )
    await ada.ended(made)
    return made
  }
  const mails = new Map<string, number>()
  return {
    ...kit,
    ada,
    browser: await visitor(),
    companyId,
    at,
    atlas: await site(ATLAS),
    birch: await site(BIRCH),
    cedar: await site(CEDAR),
    async joins(somebody, access) {
      const nth = (mails.get(somebody.email) ?? 0) + 1
      mails.set(somebody.email, nth)
      await ada.expect(200, 'POST', `/v1${at}/invitations`, { emails: [somebody.email], access })
      const token = await mailbox.token(somebody.email, { link: '/accept', nth })
      await somebody.expect(200, 'POST', '/v1/invitations/accept', { token })
    },
  }
}

async function inviteToSites({ step, person, ada, browser, at, atlas, birch }: Scene, bo: Person): Promise<void> {
  const { page, hand, words, say } = browser
  const { invite, invitations, access } = words.company
  const [fay, gus] = [person('fay', { fullName: 'Fay Roux' }), person('gus', { fullName: 'Gus Holm' })]
  const row = ({ email }: Person) => page.getByRole('row').filter({ hasText: email })
  await step('whoever is invited from the page of a site is offered that site alone', async () => {
    await page.goto(`${at}/sites/${atlas.siteId}/members`)
    await hand.press(page.getByRole('link', { name: words.sites.members.invite, exact: true }))
    await page.getByRole('group', { name: access.onSites, exact: true }).getByText(ATLAS, { exact: true }).waitFor()
    assert.ok(await page.getByRole('radio', { name: access.sites }).isChecked())
    await hand.write(page.getByLabel(invite.addresses), fay.email)
    await hand.press(page.getByRole('button', { name: say(invite.button, { n: 1 }) }))
    await page.getByText(invited(browser, fay.email)).waitFor()
    await hand.press(page.getByRole('link', { name: invite.pending }))
    const { developer } = words.shell.roles
    await row(fay)
      .getByText(say(access.roleOnSite, { site: ATLAS, role: developer }))
      .waitFor()
    const { items } = await ada.expect(200, 'GET', `/v1${at}/invitations`)
    assert.deepEqual(items[0].access, { siteRoles: [{ siteId: atlas.siteId, role: 'developer' }] })
    noFaults(browser)
  })
  await step('the list of the invited names the sites that are offered, and who invited', async () => {
    const roles = [atlas, birch].map(({ siteId }) => ({ siteId, role: 'administrator' }))
    await bo.expect(200, 'POST', `/v1${at}/invitations`, { emails: [gus.email], access: { siteRoles: roles } })
    await page.reload()
    await row(gus)
      .getByText(say(invitations.by, { name: bo.fullName }))
      .waitFor()
    const dialog = await hand.open(row(gus).getByRole('button', { name: say(words.company.members.sites, { n: 2 }) }))
    const { administrator } = words.shell.roles
    for (const site of [ATLAS, BIRCH])
      await dialog.getByText(say(access.roleOnSite, { site, role: administrator })).waitFor()
    await hand.leave(dialog)
    noFaults(browser)
  })
}

async function whoCan({ step, browser, at, atlas, birch }: Scene, cy: Person): Promise<void> {
  const { page, hand, words, say } = browser
  const { answer, because, decisions } = words.company.whoCan
  const asked = `permission=live.use&siteId=${atlas.siteId}&environmentId=${atlas.environments[0].environmentId}`
  const elsewhere = async () => {
    const box = page.getByRole('combobox', { name: words.company.members.site, exact: true })
    await hand.choose(box, page.getByRole('option', { name: BIRCH }))
    await page.waitForURL(({ searchParams }) => searchParams.get('siteId') === birch.siteId)
    assert.equal(new URL(page.url()).searchParams.has('environmentId'), false)
    await page.waitForLoadState('networkidle')
  }
  await step('who asks about another site asks about no environment of the one before', async () => {
    const allowed = say(decisions.allowed, {
      name: cy.fullName,
      permission: words.company.permissionTitles['live.use'],
    })
    await page.goto(`${at}/who-can?ask=member&userId=${cy.userId}&${asked}`)
    await page.getByText(allowed).waitFor()
    await elsewhere()
    await page.getByText(allowed).waitFor()
    await page.goto(`${at}/who-can?${asked}`)
    await page.getByRole('region', { name: answer }).getByText(because.owner).waitFor()
    await elsewhere()
    await page.getByRole('region', { name: answer }).getByText(because.owner).waitFor()
    noFaults(browser)
  })
}

async function siteRoles({ step, ada, browser, at, atlas, birch }: Scene, di: Person): Promise<void> {
  const { page, hand, words, say } = browser
  const name = di.fullName
  const { members } = words.sites
  const { preview, bulk } = words.company
  const access = async () => (await ada.expect(200, 'GET', `/v1${at}/members/${di.userId}`)).access.siteRoles
  const gains = (dialog: Locator) => dialog.getByRole('alert', { name: say(preview.gains, { name }) })
  await step('before another role on a site is saved, what is gained stands there', async () => {
    await page.goto(`${at}/sites/${atlas.siteId}/members`)
    const box = page.getByRole('combobox', { name: say(members.roleOf, { name }) })
    const dialog = page.getByRole('dialog', { name: say(words.company.member.changeTitle, { name }) })
    await hand.choose(box, page.getByRole('option', { name: words.shell.roles.administrator, exact: true }))
    await gains(dialog).getByText(words.company.permissionTitles['live.use']).waitFor()
    assert.equal((await access())[0].role, 'developer')
    await hand.finish(dialog, words.shell.save)
    assert.equal((await access())[0].role, 'administrator')
    noFaults(browser)
  })
  await step('a member is given a role on another site, and loses it with others at once', async () => {
    await page.goto(`${at}/sites/${birch.siteId}/members`)
    const giving = await hand.open(page.getByRole('button', { name: members.give }))
    const person = giving.getByRole('combobox', { name: words.company.members.person })
    await hand.choose(person, page.getByRole('option', { name }))
    await gains(giving).getByText(`${words.company.permissionTitles['staging.use']} – ${BIRCH}`).waitFor()
    await hand.finish(giving, members.giveButton)
    await page.getByRole('row').filter({ hasText: di.email }).first().waitFor()
    assert.equal((await access()).length, 2)
    await page.goto(`${at}/members`)
    await hand.tick(page.getByRole('checkbox', { name: say(words.company.members.choose, { name }) }))
    const taking = await hand.open(page.getByRole('button', { name: bulk.remove, exact: true }), bulk.remove)
    const sites = taking.getByRole('combobox', { name: words.company.sites.add })
    await hand.choose(sites, page.getByRole('option', { name: BIRCH }))
    await hand.finish(taking, say(bulk.removeButton, { n: 1 }))
    const told = page.getByRole('dialog', { name: bulk.results })
    await told.getByText(say(bulk.result, { name, result: words.company.results.changed })).waitFor()
    await hand.leave(told)
    assert.deepEqual(
      (await access()).map(({ siteId }: Body) => siteId),
      [atlas.siteId],
    )
    noFaults(browser)
  })
}

/** Neither overwrites what the other has saved meanwhile. */
async function editedByTwo({ step, ada, browser, at, cedar }: Scene, theirs: Visitor): Promise<void> {
  const { page, hand, words, say } = browser
  const { details } = words.company
  const { meanwhile } = words.shell
  const save = (of: Visitor) => of.page.getByRole('button', { name: words.shell.save, exact: true })
  const refused = page.getByRole('alert').getByText(words.problems['changed-meanwhile'])
  await step('two edit the details of the company, and both edits stand', async () => {
    for (const one of [page, theirs.page]) {
      await one.goto(`${at}/settings`)
      await one.getByLabel(details.name).waitFor()
    }
    await hand.write(page.getByLabel(details.name), 'Harbour & Sons')
    await theirs.hand.write(theirs.page.getByLabel(details.name), 'Harbour Group')
    await theirs.hand.write(theirs.page.getByLabel(details.city), 'Porto')
    await theirs.hand.press(save(theirs))
    await theirs.page.getByText(details.saved).waitFor()
    await hand.press(save(browser))
    await refused.waitFor()
    await page.getByText(say(meanwhile.changed, { value: 'Harbour Group' })).waitFor()
    assert.equal(await page.getByLabel(details.city).inputValue(), 'Porto')
    assert.equal(await page.getByLabel(details.name).inputValue(), 'Harbour & Sons')
    await hand.press(save(browser))
    await page.getByText(details.saved).waitFor()
    const company = await ada.expect(200, 'GET', `/v1${at}`)
    assert.deepEqual([company.name, company.address.city], ['Harbour & Sons', 'Porto'])
    await hand.write(page.getByLabel(details.name), HARBOUR)
    await hand.press(save(browser))
    await page.getByRole('button', { name: say(words.shell.switchFrom, { company: HARBOUR }) }).waitFor()
    noFaults(browser, [/refused: 412 PATCH /])
    noFaults(theirs)
  })
  await step('two edit a site, and both edits stand', async () => {
    for (const one of [page, theirs.page]) {
      await one.goto(`${at}/sites/${cedar.siteId}/settings`)
      await one.getByRole('textbox', { name: words.shell.name, exact: true }).waitFor()
    }
    await theirs.hand.write(theirs.page.getByRole('combobox', { name: words.sites.labels }), 'food')
    await theirs.page.keyboard.press('Enter')
    await theirs.hand.press(save(theirs))
    await theirs.page.getByText(words.shell.saved).waitFor()
    await hand.write(page.getByRole('textbox', { name: words.shell.name, exact: true }), 'Cedar House')
    await hand.press(save(browser))
    await refused.waitFor()
    await hand.press(save(browser))
    await page.getByRole('heading', { level: 1, name: 'Cedar House' }).waitFor()
    assert.deepEqual((await ada.expect(200, 'GET', `/v1/sites/${cedar.siteId}`)).labels, ['food'])
    noFaults(browser, [/refused: 412 PATCH /])
    noFaults(theirs)
  })
}

/** Wherever they look, and whatever they do next. */
async function removedMeanwhile({ step, visitor, ada, at, atlas, joins }: Scene, cy: Person): Promise<void> {
  const theirs = await visitor()
  const { page, hand, words } = theirs
  await signIn(theirs, cy)
  const menu = page.getByRole('navigation', { name: words.shell.navigation, exact: true })
  const sections = page.getByRole('navigation', { name: words.sites.sections, exact: true })
  const site = `${at}/sites/${atlas.siteId}`
  const name = page.getByRole('textbox', { name: words.shell.name, exact: true })
  const ways: { told: string; from: string; next: () => Promise<void> }[] = [
    {
      told: 'and goes to a page that asks nothing',
      from: `${at}/members`,
      next: () => hand.press(menu.getByRole('link', { name: words.shell.sections.settings })),
    },
    {
      told: 'and goes to another page of a site',
      from: site,
      next: () => hand.press(sections.getByRole('link', { name: words.sites.settings.title })),
    },
    {
      told: 'and does something',
      from: `${site}/settings`,
      async next() {
        await hand.write(name, 'Atlas of Cy')
        await hand.press(page.getByRole('button', { name: words.shell.save, exact: true }))
      },
    },
  ]
  for (const { told, from, next } of ways)
    await step(`a member is removed while they look, ${told}: nothing of the company stays`, async () => {
      await page.goto(from)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await ada.expect(204, 'DELETE', `/v1${at}/members/${cy.userId}`)
      await next()
      await page.getByRole('heading', { name: words.company.noLonger.title }).waitFor()
      await nothingStays(page, ['Harbour', ATLAS, ada.fullName])
      noFaults(theirs, [/refused: 40[34] /])
      await joins(cy, { companyRole: 'developer' })
    })
  await theirs.close()
}

async function leavesSite({ step, visitor, at, atlas }: Scene, di: Person): Promise<void> {
  const theirs = await visitor()
  const { page, hand, words, say } = theirs
  const { leave } = words.company
  await step('whoever leaves their only site reads that it is the company, too, and nothing of it stays', async () => {
    await signIn(theirs, di)
    await page.goto(`${at}/sites/${atlas.siteId}/members`)
    const button = say(leave.button, { name: ATLAS })
    const dialog = await hand.open(page.getByRole('button', { name: button }))
    await dialog.getByText(leave.lastSiteLoss).waitFor()
    await hand.finish(dialog, button)
    await page.getByText(words.account.welcome.text).waitFor()
    await nothingStays(page, ['Harbour', ATLAS])
    assert.deepEqual((await di.expect(200, 'GET', '/v1/me/access')).companies, [])
    noFaults(theirs)
  })
  await theirs.close()
}

/** Ada has two-factor on by now, as whoever requires it must. */
async function owned(
  { step, visitor, ada, at }: Scene,
  { bo, theirs }: { bo: Person; theirs: Visitor },
): Promise<void> {
  await ada.turnOnTwoFactor()
  const browser = await visitor()
  const { page, hand, words, say } = browser
  const { twoFactor, transfer, close, banner } = words.company
  await signIn(browser, ada)
  browser.faults()
  await step('two-factor is required: it says whom it locks out, and they read why', async () => {
    await page.goto(`${at}/settings`)
    const dialog = await hand.open(page.getByRole('button', { name: twoFactor.off.button, exact: true }))
    await dialog.getByText(say(twoFactor.without, { n: 2 })).waitFor()
    await dialog.getByRole('link', { name: twoFactor.toMembers }).waitFor()
    await finishProved(browser, ada, dialog, twoFactor.off.button)
    await page.getByText(twoFactor.on.text).waitFor()
    await theirs.page.goto(`${at}/members`)
    await theirs.page.getByText(banner.twoFactor.title).waitFor()
    const undoing = await hand.open(page.getByRole('button', { name: twoFactor.on.button, exact: true }))
    await finishProved(browser, ada, undoing, twoFactor.on.button)
    await page.getByText(twoFactor.off.text).waitFor()
    noFaults(browser, [/refused: 403 PATCH /])
    await theirs.close()
  })
  await step('the company is given to an administrator, who owns it at once', async () => {
    const name = bo.fullName
    await page.goto(`${at}/members/${bo.userId}`)
    const button = say(transfer.button, { name })
    await finishProved(browser, ada, await hand.open(page.getByRole('button', { name: button })), button)
    await page.getByText(say(transfer.done, { name })).waitFor()
    await page.getByText(words.shell.roles.owner, { exact: true }).waitFor()
    const { companies } = await bo.expect(200, 'GET', '/v1/me/access')
    assert.equal(companies[0].isOwner, true)
    noFaults(browser, [/refused: 403 POST /])
  })
  await step('a company without sites and debts is closed by typing its name, and says so', async () => {
    const company = 'Soon Gone'
    const { companyId } = await ada.expect(201, 'POST', '/v1/companies', { name: company, address })
    await page.goto(`/companies/${companyId}/settings`)
    const dialog = await hand.open(page.getByRole('button', { name: close.title, exact: true }))
    await hand.write(dialog.getByRole('textbox'), company)
    await finishProved(browser, ada, dialog, say(close.button, { company }))
    await page.getByText(banner.closed.title).waitFor()
    assert.equal((await ada.expect(200, 'GET', `/v1/companies/${companyId}`)).state, 'closed')
    noFaults(browser, [/refused: 403 DELETE /])
  })
  await browser.close()
}

/** Presses the button of a dialog, and proves who one is if that is asked. A company is closed by several services together. */
async function finishProved(visitor: Visitor, person: Person, dialog: Locator, button: string): Promise<void> {
  const { page, hand, words } = visitor
  await hand.press(dialog.getByRole('button', { name: button, exact: true }))
  const proof = page.getByRole('dialog', { name: words.shell.proof.title })
  await until('it is done, or a proof is asked', async () => (await proof.isVisible()) || !(await dialog.isVisible()), {
    seconds: 60,
  })
  if (await proof.isVisible()) {
    await hand.write(proof.getByRole('textbox', { name: words.account.password }), person.password)
    if (person.hasTwoFactor) await hand.write(proof.getByLabel(words.account.code), await person.code())
    await hand.press(proof.getByRole('button', { name: words.shell.proof.button }))
  }
  await dialog.waitFor({ state: 'hidden', timeout: 60_000 })
}
