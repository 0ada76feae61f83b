import assert from 'node:assert/strict'
import { address } from '../../support/address.ts'
import { newAddress, type Person } from '../../support/person.ts'
import type { Visitor } from '../browser.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'

/** Somebody new signs up by the mailed link, which confirms their address; somebody who has an account signs in. */
export async function invited({ step, person, visitor, mailbox }: Kit): Promise<void> {
  const olga = await person('olga', { fullName: 'Olga Ödegaard' }).join()
  const company = 'Northwind Studio'
  const { companyId } = await olga.expect(201, 'POST', '/v1/companies', { name: company, address })
  const grace = await person('grace', { fullName: 'Grace Hopper' }).join()
  const kim = person('kim', { fullName: 'Kim Nguyen' })
  const dan = newAddress('dan')
  const emails = [grace.email, kim.email, dan]
  await olga.call('POST', `/v1/companies/${companyId}/invitations`, { emails, access: { companyRole: 'developer' } })
  const open = async ({ page, words, say }: Visitor, email: string) => {
    await page.goto(`/accept#${await mailbox.token(email, { link: '/accept', seconds: 60 })}`)
    await page.getByText(say(words.account.accept.offer, { inviter: olga.fullName, company })).waitFor()
  }

  await step('somebody who does not want to come declines', async () => {
    const browser = await visitor()
    const { page, hand, words } = browser
    await open(browser, dan)
    await hand.press(page.getByRole('button', { name: words.account.accept.decline }))
    await page.getByText(words.account.accept.declined).waitFor()
    noFaults(browser)
    await browser.close()
  })
  await step('somebody new signs up and accepts by one button', async () => {
    const browser = await visitor()
    const { page, hand, words } = browser
    const of = words.account
    await open(browser, kim.email)
    await hand.write(page.getByLabel(of.fullName), kim.fullName)
    await hand.write(page.getByLabel(of.email), kim.email)
    await hand.write(page.getByRole('textbox', { name: of.password }), kim.password)
    await hand.press(page.getByRole('button', { name: of.accept.signUp }))
    await page.waitForURL(new RegExp(`/companies/${companyId}`))
    noFaults(browser)
    await browser.close()
  })
  const browser = await visitor()
  const { page, hand, words, say } = browser
  await step('somebody with an account signs in and accepts by one button', async () => {
    const of = words.account
    await open(browser, grace.email)
    await hand.press(page.getByRole('tab', { name: of.accept.hasAccount }))
    await hand.write(page.getByLabel(of.email), grace.email)
    await hand.write(page.getByRole('textbox', { name: of.password }), grace.password)
    await hand.press(page.getByRole('button', { name: of.accept.signIn }))
    await page.waitForURL(new RegExp(`/companies/${companyId}`))
    noFaults(browser)
  })
  await removed({ visitor, step, companyId, olga, kim })
  await step('a member leaves the company, and reads before what will be lost', async () => {
    const leave = say(words.company.leave.button, { name: company })
    await page.goto('/settings/access')
    const asked = await hand.open(page.getByRole('button', { name: leave }), leave)
    await asked.getByText(words.company.leave.losses.keys).waitFor()
    await hand.leave(asked)
    await hand.finish(await hand.open(page.getByRole('button', { name: leave }), leave), leave)
    await page.getByText(words.account.welcome.text).waitFor()
    noFaults(browser)
  })
  await step('whoever owns nothing deletes their account', async () => {
    const { title, button, confirm } = words.settings.deletion
    await page.goto('/settings/profile')
    const dialog = await hand.open(page.getByRole('button', { name: button }), title)
    await hand.finish(dialog, say(confirm, { email: grace.email }))
    await page.getByRole('heading', { name: words.account.signIn.title }).waitFor()
    noFaults(browser)
  })
  await browser.close()
}

interface Removing extends Pick<Kit, 'step' | 'visitor'> {
  companyId: string
  olga: Person
  kim: Person
}

async function removed({ step, visitor, companyId, olga, kim }: Removing): Promise<void> {
  const browser = await visitor()
  const { page, hand, words, say } = browser
  await signIn(browser, olga)
  const members = `/companies/${companyId}/members`
  await step('a box of search says what the list is narrowed to, after a link to the whole list too', async () => {
    const box = page.getByRole('searchbox')
    await page.goto(`${members}?search=grace`)
    assert.equal(await box.inputValue(), 'grace')
    await page.getByText(kim.fullName).waitFor({ state: 'hidden' })
    await hand.press(page.getByRole('link', { name: words.shell.sections.members, exact: true }).first())
    await page.getByRole('link', { name: kim.fullName }).waitFor()
    assert.equal(await box.inputValue(), '')
    await hand.write(box, 'kim')
    await page.waitForURL((url) => url.searchParams.get('search') === 'kim')
    assert.equal(await box.inputValue(), 'kim')
    noFaults(browser)
  })
  await step('who was removed does not stand in the list while it is read anew', async () => {
    const { removeButton } = words.company.member
    await hand.press(page.getByRole('link', { name: kim.fullName }))
    const name = say(removeButton, { name: kim.fullName })
    const asked = await hand.open(page.getByRole('button', { name }))
    const held = Promise.withResolvers<void>()
    const isHeld = page.waitForRequest((request) => new URL(request.url()).pathname === `/v1${members}`)
    await page.route(`**/v1${members}?*`, (route) => held.promise.then(() => route.continue()))
    await hand.press(asked.getByRole('button', { name, exact: true }))
    await isHeld
    await page.waitForURL((url) => url.pathname === members)
    await page.getByRole('heading', { name: words.shell.sections.members, level: 1 }).waitFor()
    assert.equal(await page.getByRole('link', { name: kim.fullName }).count(), 0)
    held.resolve()
    await page.getByRole('link', { name: olga.fullName }).waitFor()
    assert.equal(await page.getByRole('link', { name: kim.fullName }).count(), 0)
    noFaults(browser)
  })
  await browser.close()
}
