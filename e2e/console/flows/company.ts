import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { address } from '../../support/address.ts'
import type { Person } from '../../support/person.ts'
import type { Visitor } from '../browser.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'

/** How many members the list has that is searched and paged: two pages of it. */
const CROWD = 60
/** How many of them sign up at the same time: hashing is slow on purpose. */
const AT_ONCE = 4

interface Scene extends Kit {
  ada: Person
  browser: Visitor
  companyId: string
}

/** People of a company: invited, changed, removed, found; and what the removed one sees. */
export async function company(kit: Kit): Promise<void> {
  const { step, person, visitor } = kit
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const { companyId } = await ada.expect(201, 'POST', '/v1/companies', { name: 'Northwind Studio', address })
  const browser = await visitor()
  const scene: Scene = { ...kit, ada, browser, companyId }
  await step('the owner signs in', () => signIn(browser, ada))
  await twoTabs(scene)
  const people = await inviteThree(scene)
  await changeAndRemove(scene, people)
  await viewAsMember(scene)
  await keysAndAnswers(scene)
  await crowd(scene)
  await browser.close()
}

async function twoTabs({ step, ada, browser, companyId }: Scene): Promise<void> {
  const other = await ada.expect(201, 'POST', '/v1/companies', { name: 'Southwind Works', address })
  const { page } = browser
  const tab = await browser.openTab()
  await step('two tabs are in two companies, and stay there when they are loaded again', async () => {
    await page.goto(`/companies/${companyId}/members`)
    await tab.goto(`/companies/${other.companyId}/members`)
    for (const one of [page, tab]) {
      await one.reload()
      await one.getByRole('heading', { name: 'Members' }).waitFor()
    }
    await page.getByRole('button', { name: 'Northwind Studio: switch company' }).waitFor()
    await tab.getByRole('button', { name: 'Southwind Works: switch company' }).waitFor()
    noFaults(browser)
  })
  await step('what is done in one tab is done in its company', async () => {
    const { email } = ada
    const address = `pat.${email}`
    await tab.getByRole('link', { name: 'Invite', exact: true }).click()
    await tab.getByLabel('E-mail addresses').fill(address)
    await tab.getByRole('button', { name: 'Invite 1 person' }).click()
    await tab.getByText(`${address}: invited`).waitFor()
    const here = await ada.expect(200, 'GET', `/v1/companies/${companyId}/invitations`)
    const there = await ada.expect(200, 'GET', `/v1/companies/${other.companyId}/invitations`)
    assert.deepEqual([here.total, there.total], [0, 1])
    await tab.close()
    noFaults(browser)
  })
}

async function inviteThree({ step, person, mailbox, ada, browser, companyId }: Scene): Promise<Person[]> {
  const { page } = browser
  const people = [
    person('bo', { fullName: 'Bo Ek' }),
    person('cy', { fullName: 'Cy Dahl' }),
    person('di', { fullName: 'Di Åkesson' }),
  ]
  const [bo, cy, di] = people as [Person, Person, Person]
  await step('what is wrong with an address is said while it is typed', async () => {
    await page.goto(`/companies/${companyId}/invite`)
    const box = page.getByLabel('E-mail addresses')
    await box.fill(`Bo Ek <${bo.email}>, ${cy.email}\n${bo.email} ${ada.email} nobody@, `)
    await page.getByText(`${bo.email} is there twice.`).waitFor()
    await page.getByText(`${ada.email} is your own address.`).waitFor()
    await page.getByText('nobody@ is no e-mail address.').waitFor()
    assert.equal(await page.getByRole('button', { name: /^Invite 5/ }).isEnabled(), false)
    noFaults(browser)
  })
  await step('three people are invited by the keyboard alone', async () => {
    const box = page.getByLabel('E-mail addresses')
    await box.fill('')
    await box.focus()
    await page.keyboard.type(`${bo.email} ${cy.email} ${di.email}`)
    await page.keyboard.press('Tab')
    assert.equal(await page.getByRole('radio', { name: 'Developer' }).isChecked(), true)
    await page.keyboard.press('ArrowUp')
    await page.getByRole('radio', { name: 'Administrator', checked: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    for (const { email } of people) await page.getByText(`${email}: invited`).waitFor()
    noFaults(browser)
  })
  await step('they wait in the list of the invited, where they are sent again, copied and revoked', async () => {
    await page.getByRole('link', { name: 'See all invitations' }).click()
    await page.getByText('3 in all').waitFor()
    const row = page.getByRole('row').filter({ hasText: di.email })
    await row.getByRole('button', { name: 'Copy link' }).click()
    const link = page.getByRole('dialog').getByRole('textbox', { name: 'Link of the invitation' })
    assert.match(await link.inputValue(), /\/accept/)
    await page.keyboard.press('Escape')
    await row.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke the invitation' }).click()
    await page.getByText('2 in all').waitFor()
    noFaults(browser)
  })
  await step('whoever accepts is in the list of members', async () => {
    for (const one of [bo, cy]) {
      await one.join()
      const token = await mailbox.token(one.email, { link: '/accept' })
      await one.expect(200, 'POST', '/v1/invitations/accept', { token })
    }
    await page.getByRole('navigation', { name: 'People' }).getByRole('link', { name: 'Members' }).click()
    await page.getByText('3 in all').waitFor()
    await page.getByRole('link', { name: 'Bo Ek' }).waitFor()
    noFaults(browser)
  })
  return people
}

async function changeAndRemove(scene: Scene, [bo, cy]: Person[]): Promise<void> {
  const { step, browser, visitor, companyId } = scene
  const { page } = browser
  assert.ok(bo && cy)
  await step('before another access is saved, what is gained and lost stands there', async () => {
    await page.getByRole('link', { name: 'Bo Ek' }).click()
    await page.getByRole('button', { name: 'Change access' }).click()
    const dialog = page.getByRole('dialog')
    assert.equal(await dialog.getByRole('button', { name: 'Save' }).isEnabled(), false)
    await dialog.getByRole('radio', { name: 'Billing' }).check()
    const gains = dialog.getByRole('alert', { name: 'Bo Ek gains' })
    await gains.getByText('See invoices').waitFor()
    const loses = dialog.getByRole('alert', { name: 'Bo Ek loses' })
    await loses.getByText('See sites – on every site').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Bo Ek has the new access now, everywhere.').waitFor()
    await page.getByRole('region', { name: 'Access' }).getByText('Billing', { exact: true }).waitFor()
    const access = await bo.expect(200, 'GET', '/v1/me/access')
    assert.equal(access.companies[0].companyRole, 'billing')
    noFaults(browser)
  })
  const theirs = await visitor()
  await step('a member looks at a page, and is removed meanwhile', async () => {
    await signIn(theirs, cy)
    await theirs.page.goto(`/companies/${companyId}/members`)
    await theirs.page.getByRole('link', { name: 'Bo Ek' }).waitFor()
    await cy.expect(201, 'POST', `/v1/companies/${companyId}/api-keys`, { name: 'Old', permissions: ['members.see'] })
    await page.goto(`/companies/${companyId}/members/${cy.userId}`)
    await page.getByRole('button', { name: 'Remove Cy Dahl' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Their role in the company: Developer').waitFor()
    await dialog.getByText('1 API key').waitFor()
    await dialog.getByRole('button', { name: 'Remove Cy Dahl' }).click()
    await page.getByText('Cy Dahl was removed').waitFor()
    await page.getByText('2 in all').waitFor()
    noFaults(browser)
  })
  await step('their next click says so kindly, and nothing of the company stays', async () => {
    await theirs.page.getByRole('link', { name: 'Bo Ek' }).click()
    await theirs.page.getByRole('heading', { name: 'You do not reach this company' }).waitFor()
    await nothingStays(theirs.page, ['Northwind', 'Bo Ek', 'Ada Lindqvist'])
    noFaults(theirs, [/refused: 40[34] GET \/v1\/companies\//])
    await theirs.close()
  })
}

async function nothingStays(page: Page, words: string[]): Promise<void> {
  const text = (await page.locator('html').textContent()) ?? ''
  for (const word of words) assert.ok(!text.includes(word), `${word} is still on the page`)
}

/** Bo has the role billing by now. */
async function viewAsMember({ step, ada, browser, companyId }: Scene): Promise<void> {
  const { page } = browser
  const at = `/companies/${companyId}`
  const bar = page.getByRole('status').filter({ hasText: 'You look at this company as Bo Ek' })
  const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('link')
  const ofBo = ['Plan and usage', 'Invoices', 'Company settings']
  const begin = async () => {
    await page.goto(`${at}/members`)
    await page.getByRole('link', { name: 'Bo Ek' }).click()
    await page.getByRole('button', { name: 'View as Bo Ek' }).click()
    await bar.waitFor()
  }
  await step('a company is looked at as one of its members, with the pages that they have', async () => {
    await begin()
    await page.getByRole('heading', { name: 'Plan and usage' }).waitFor()
    assert.deepEqual(await sections.allTextContents(), ofBo)
    await page.goto(`${at}/members`)
    await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
    noFaults(browser)
  })
  await step('a reload keeps it, and another tab is untouched', async () => {
    await page.reload()
    await bar.waitFor()
    assert.deepEqual(await sections.allTextContents(), ofBo)
    const tab = await browser.openTab()
    await tab.goto(`${at}/members`)
    await tab.getByRole('link', { name: 'Bo Ek' }).waitFor()
    assert.equal(await tab.getByText('You look at this company as').count(), 0)
    await tab.close()
    noFaults(browser)
  })
  await step('an act is refused with a sentence, and nothing of it is sent', async () => {
    const sent: string[] = []
    page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
    await page.getByRole('link', { name: 'Company settings' }).click()
    await page.getByLabel('Name of the company').fill('Bo’s own')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('You look at the company as somebody else, so nothing was sent.').waitFor()
    assert.deepEqual(sent, [])
    assert.equal((await ada.expect(200, 'GET', `/v1${at}`)).name, 'Northwind Studio')
    noFaults(browser)
  })
  await step('it ends by its button, and by going to another company', async () => {
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('link', { name: 'Members' }).waitFor()
    assert.equal(await bar.count(), 0)
    await begin()
    await page.getByRole('button', { name: 'Northwind Studio: switch company' }).click()
    await page.getByRole('option', { name: 'Southwind Works' }).click()
    await page.getByRole('button', { name: 'Southwind Works: switch company' }).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Northwind Studio: switch company' }).waitFor()
    await page.getByRole('link', { name: 'Members' }).waitFor()
    assert.equal(await bar.count(), 0)
    noFaults(browser)
  })
}

async function keysAndAnswers({ step, ada, browser, companyId }: Scene): Promise<void> {
  const { page } = browser
  await step('a key is shown once, after a fresh proof, and is revoked', async () => {
    await page.goto(`/companies/${companyId}/api-keys`)
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make a key' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('CI')
    await dialog.getByLabel('See members, their roles').check()
    await dialog.getByRole('button', { name: 'Make a key' }).click()
    await prove(page, ada)
    const made = page.getByRole('dialog', { name: 'Your new key' })
    assert.match(await made.getByRole('textbox', { name: 'Key' }).inputValue(), /^\S{20,}$/)
    await made.getByRole('button', { name: 'I have kept it' }).click()
    const row = page.getByRole('row').filter({ hasText: 'CI' })
    await row.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke CI' }).click()
    await row.getByText('Revoked').waitFor()
    // A key whose maker is gone has no name to show.
    noFaults(browser, [/refused: 403 POST .*\/api-keys$/, /refused: 404 GET .*\/members\/[^/]+$/])
  })
  await step('who may do something is answered with why', async () => {
    await page.goto(`/companies/${companyId}/who-can?permission=members.manage`)
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByText('As owner of the company').waitFor()
    await page.goto(`/companies/${companyId}/who-can?ask=member&permission=sites.see&userId=${ada.userId}`)
    await page.getByText('Ada Lindqvist may: See sites').waitFor()
    noFaults(browser)
  })
  await step('the command palette leads to a page by the keyboard', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Search pages, sites, members and companies' }).fill('company set')
    await page.getByText('Company settings').last().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Company settings' }).waitFor()
    noFaults(browser)
  })
}

async function prove(page: Page, person: Person): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Is it you?' })
  const made = page.getByRole('dialog', { name: 'Your new key' })
  await dialog.or(made).first().waitFor()
  if (await made.isVisible()) return
  await dialog.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await dialog.getByRole('button', { name: 'Go on' }).click()
}

async function crowd({ step, person, mailbox, ada, browser, companyId }: Scene): Promise<void> {
  const { page } = browser
  const present = (await ada.expect(200, 'GET', `/v1/companies/${companyId}/members`)).total
  const people = Array.from({ length: CROWD - present }, (_, index) =>
    person('crowd', { fullName: `Crowd ${String(index + 1).padStart(2, '0')}` }),
  )
  await step(`${CROWD} people are members`, async () => {
    const access = { companyRole: 'developer' }
    for (let at = 0; at < people.length; at += 10) {
      const emails = people.slice(at, at + 10).map(({ email }) => email)
      await ada.expect(200, 'POST', `/v1/companies/${companyId}/invitations`, { emails, access })
    }
    for (let at = 0; at < people.length; at += AT_ONCE) {
      await Promise.all(
        people.slice(at, at + AT_ONCE).map(async (one) => {
          await one.join()
          const token = await mailbox.token(one.email, { link: '/accept' })
          await one.expect(200, 'POST', '/v1/invitations/accept', { token })
        }),
      )
    }
  })
  await step('their list has pages with the true total, and back leads to the first one', async () => {
    await page.goto(`/companies/${companyId}/members`)
    await page.getByText(`${CROWD} in all`).waitFor()
    assert.equal(await page.getByRole('row').count(), 51)
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.waitForURL(/after=/)
    await page.getByRole('button', { name: 'Next page', disabled: true }).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'First page', disabled: true }).waitFor()
    noFaults(browser)
  })
  await step('a search finds who stands on no page that was read', async () => {
    await page.getByRole('searchbox').fill('Crowd 57')
    await page.getByText('1 in all').waitFor()
    await page.getByRole('link', { name: 'Crowd 57' }).waitFor()
    await page.reload()
    await page.getByText('1 in all').waitFor()
    noFaults(browser)
  })
}
