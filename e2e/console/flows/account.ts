import assert from 'node:assert/strict'
import { address } from '../../support/address.ts'
import { newAddress, strongPassword } from '../../support/person.ts'
import type { Visitor } from '../browser.ts'
import { createAndInvite, MOST_CLICKS } from '../create-and-invite.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'
import { spoken } from '../languages.ts'

/** Everything that a person does about their own account, from the first visit on. */
export async function account(kit: Kit): Promise<void> {
  await signInAndOut(kit)
  await firstVisit(kit)
  await twoFactor(kit)
  await forgottenPassword(kit)
  await invited(kit)
}

/** Signs out by the menu of the person. */
async function signOut({ page, hand, words, say }: Visitor, name: string): Promise<void> {
  await hand.press(page.getByRole('button', { name: say(words.shell.personMenu, { name }) }))
  await hand.press(page.getByRole('menuitem', { name: words.shell.signOut }))
  await page.getByRole('heading', { name: words.account.signIn.title }).waitFor()
}

async function signInAndOut({ step, person, visitor }: Kit): Promise<void> {
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page, hand, words } = browser
  const of = words.account

  await step('a visitor is asked to sign in, and nothing is refused', async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: of.signIn.title }).waitFor()
    noFaults(browser)
  })
  await step('a wrong password is refused with a sentence', async () => {
    await hand.write(page.getByLabel(of.email), ada.email)
    await hand.write(page.getByRole('textbox', { name: of.password }), 'not the password of Ada')
    await hand.press(page.getByRole('button', { name: of.signIn.button, exact: true }))
    await page.getByRole('alert').getByText(words.problems['sign-in-failed']).waitFor()
    noFaults(browser, [/refused: 401 POST \/v1\/sessions$/])
  })
  await step('whoever reaches no company is welcomed', async () => {
    await signIn(browser, ada)
    await page.getByRole('heading', { name: of.welcome.title }).waitFor()
    noFaults(browser)
  })
  await step('signing out leads to the sign-in page, and back leads nowhere else', async () => {
    await signOut(browser, ada.fullName)
    await page.goBack()
    await page.getByRole('heading', { name: of.signIn.title }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/sign-in')
    noFaults(browser)
  })
  await browser.close()
}

/** Sign-up, confirmed address, company, settings. */
async function firstVisit({ step, visitor, mailbox }: Kit): Promise<void> {
  const browser = await visitor()
  const { page, hand, words, language } = browser
  const of = words.account
  const email = newAddress(`first-${language}`)
  const password = strongPassword()

  await step('somebody signs up, and is told to look into the mails', async () => {
    await page.goto('/sign-up')
    await hand.write(page.getByLabel(of.fullName), 'Ada Lindqvist')
    await hand.write(page.getByLabel(of.email), email)
    await hand.write(page.getByRole('textbox', { name: of.password }), password)
    await hand.press(page.getByRole('button', { name: of.signUp.button }))
    await page.getByRole('heading', { name: of.signUp.done }).waitFor()
    await page.getByText(email).waitFor()
    noFaults(browser)
  })
  await step('the mailed link confirms the address, and signs in', async () => {
    const token = await mailbox.token(email, { link: '/confirm-email', seconds: 60 })
    await page.goto(`/confirm-email?lang=${language}#${token}`)
    await hand.write(page.getByRole('textbox', { name: of.password }), password)
    await hand.press(page.getByRole('button', { name: of.confirmEmail.button }))
    await page.getByRole('heading', { name: of.welcome.title }).waitFor()
    noFaults(browser)
  })
  await step(`at most ${MOST_CLICKS} clicks create a company and invite three people`, async () => {
    const clicks = await createAndInvite(browser, ['bo', 'cy', 'di'].map(newAddress))
    assert.ok(clicks <= MOST_CLICKS, `it took ${clicks}`)
    noFaults(browser)
  })
  await step('the company stands under Access, which its owner cannot leave', async () => {
    await page.goto('/settings/access')
    await page.getByRole('heading', { name: 'Northwind Studio' }).waitFor()
    await page.getByText(words.settings.access.ownerStays).waitFor()
    noFaults(browser)
  })
  await step('another name and language are saved, and the console speaks it', async () => {
    const next = language === 'en' ? 'sv' : 'en'
    await page.goto('/settings/profile')
    await hand.write(page.getByRole('textbox', { name: of.fullName }), 'Ada Öst')
    await hand.pick(page.getByLabel(words.shell.language, { exact: true }), next)
    await hand.press(page.getByRole('button', { name: words.shell.save, exact: true }))
    await page.getByRole('heading', { name: spoken[next].settings.profile.title, level: 1 }).waitFor()
    await page.getByText(spoken[next].shell.saved).waitFor()
    noFaults(browser)
  })
  await browser.close()
}

async function twoFactor({ step, person, visitor }: Kit): Promise<void> {
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page, hand, words, say } = browser
  const of = words.settings.twoFactor

  await step('two-factor is turned on by a code, and shows its recovery codes once', async () => {
    await signIn(browser, ada)
    await page.goto('/settings/security')
    await hand.press(page.getByRole('button', { name: of.begin }))
    await page.getByRole('img', { name: of.qrLabel }).waitFor()
    const secret = (await page.getByText(of.secret).locator('code').textContent())!.replaceAll(' ', '')
    ada.keepSecret(`otpauth://totp/Holdfast?secret=${secret}`)
    await hand.write(page.getByLabel(of.firstCode), await ada.code())
    await hand.press(page.getByRole('button', { name: of.confirm, exact: true }))
    const codes = page.getByRole('list', { name: of.codes.title }).getByRole('listitem')
    await codes.first().waitFor()
    assert.ok((await codes.count()) >= 8)
    await hand.press(page.getByRole('button', { name: of.codes.done }))
    await page.getByText(say(of.codesLeft, { n: 10 })).waitFor()
    noFaults(browser)
  })
  await step('signing in then asks for a code', async () => {
    await signOut(browser, ada.fullName)
    await hand.write(page.getByLabel(words.account.email), ada.email)
    await hand.write(page.getByRole('textbox', { name: words.account.password }), ada.password)
    await hand.press(page.getByRole('button', { name: words.account.signIn.button, exact: true }))
    await hand.write(page.getByLabel(words.account.code), await ada.code())
    await hand.press(page.getByRole('button', { name: words.account.signIn.button, exact: true }))
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    noFaults(browser, [/refused: 401 POST \/v1\/sessions$/])
  })
  await step('the sessions are listed, and all others end together', async () => {
    const { title, current, endOthers } = words.settings.sessions
    await page.goto('/settings/sessions')
    const list = page.getByRole('list', { name: title }).getByRole('listitem')
    await page.getByText(current).waitFor()
    assert.ok((await list.count()) > 1)
    const button = page.getByRole('button', { name: endOthers })
    await hand.press(button)
    await button.waitFor({ state: 'hidden' })
    assert.equal(await list.count(), 1)
    noFaults(browser)
  })
  await browser.close()
}

async function forgottenPassword({ step, person, visitor, mailbox }: Kit): Promise<void> {
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page, hand, words } = browser
  const of = words.account
  const setPassword = async (password: string) => {
    await hand.write(page.getByRole('textbox', { name: of.newPassword }), password)
    await hand.press(page.getByRole('button', { name: of.resetPassword.button }))
  }
  await step('a forgotten password is replaced by way of a mail', async () => {
    await page.goto('/sign-in')
    await hand.press(page.getByRole('link', { name: of.signIn.forgotten }))
    // The page before has a field of this name, too.
    await page.getByRole('heading', { name: of.forgottenPassword.title }).waitFor()
    await hand.write(page.getByLabel(of.email), ada.email)
    await hand.press(page.getByRole('button', { name: of.forgottenPassword.button }))
    await page.getByText(of.forgottenPassword.done).waitFor()
    const token = await mailbox.token(ada.email, { link: '/reset-password', seconds: 60 })
    ada.password = strongPassword()
    await page.goto(`/reset-password#${token}`)
    await setPassword(ada.password)
    await page.getByText(of.resetPassword.done).waitFor()
    await signIn(browser, ada)
    noFaults(browser)
  })
  await step('a link that was used says so, and offers another mail', async () => {
    await page.goto('/reset-password#used')
    await setPassword(strongPassword())
    await page.getByRole('alert').getByText(words.problems['invalid-token']).waitFor()
    await page.getByRole('button', { name: of.again.button }).waitFor()
    noFaults(browser, [/refused: 422 POST \/v1\/password-resets\/confirm$/])
  })
  await browser.close()
}

/** Somebody new signs up by the mailed link, which confirms their address; somebody who has an account signs in. */
async function invited({ step, person, visitor, mailbox }: Kit): Promise<void> {
  const olga = await person('olga', { fullName: 'Olga Ödegaard' }).join()
  const company = 'Northwind Studio'
  const { companyId } = await olga.expect(201, 'POST', '/v1/companies', { name: company, address })
  const grace = await person('grace', { fullName: 'Grace Hopper' }).join()
  const kim = person('kim', { fullName: 'Kim Nguyen' })
  const emails = [grace.email, kim.email]
  await olga.call('POST', `/v1/companies/${companyId}/invitations`, { emails, access: { companyRole: 'developer' } })
  const open = async ({ page, words, say }: Visitor, email: string) => {
    await page.goto(`/accept#${await mailbox.token(email, { link: '/accept', seconds: 60 })}`)
    await page.getByText(say(words.account.accept.offer, { inviter: olga.fullName, company })).waitFor()
  }

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
