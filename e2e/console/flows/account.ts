import assert from 'node:assert/strict'
import { newAddress, strongPassword } from '../../support/person.ts'
import { createAndInvite, MOST_CLICKS } from '../create-and-invite.ts'
import { type Kit, noFaults, signIn, signOut } from '../kit.ts'
import { spoken } from '../languages.ts'
import { invited } from './invited.ts'
import { ownSettings } from './own-settings.ts'
import { twoFactor } from './two-factor.ts'

/** Everything that a person does about their own account, from the first visit on. */
export async function account(kit: Kit): Promise<void> {
  await signInAndOut(kit)
  await firstVisit(kit)
  await afterRelease(kit)
  await twoFactor(kit)
  await ownSettings(kit)
  await forgottenPassword(kit)
  await invited(kit)
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
async function firstVisit({ step, visitor, mailbox, own }: Kit): Promise<void> {
  const browser = await visitor()
  const { page, hand, words, language } = browser
  const of = words.account
  const email = newAddress(`first-${language}`)
  const password = strongPassword()

  await step('an address that is none is said before anything is sent', async () => {
    await page.goto('/sign-up')
    await hand.write(page.getByLabel(of.fullName), 'Ada Lindqvist')
    await hand.write(page.getByLabel(of.email), 'ada@example')
    await hand.write(page.getByRole('textbox', { name: of.password }), password)
    await hand.press(page.getByRole('button', { name: of.signUp.button }))
    await page.getByText(words.shell.faults.email).waitFor()
    noFaults(browser)
  })
  await step('somebody signs up, and is told to look into the mails', async () => {
    await hand.write(page.getByLabel(of.email), email)
    await page.getByText(words.shell.faults.email).waitFor({ state: 'hidden' })
    await hand.press(page.getByRole('button', { name: of.signUp.button }))
    await page.getByRole('heading', { name: of.signUp.done }).waitFor()
    await page.getByText(email).waitFor()
    const mails = page.getByRole('link', { name: of.mailPage })
    if (own) assert.equal(await mails.getAttribute('href'), own.mail.webUrl)
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

/** A tab that was opened before a release lacks the code of the pages that it has not shown. */
async function afterRelease({ step, person, visitor }: Kit): Promise<void> {
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page, hand, words } = browser
  const { security, sessions } = words.settings
  await signIn(browser, ada)
  await page.goto('/settings/profile')
  /** The gateway has no file of this name until the page is asked for anew. */
  const gone = (name: string) => page.route(`**/console/${name}-*.js`, (route) => route.fulfill({ status: 404 }))
  const meant = [/refused: 404 GET \/console\//, /console: .*dynamically imported module/]

  await step('the page that it cannot load is loaded anew, at the address that was wanted', async () => {
    await gone('sessions')
    const anew = page.waitForRequest((request) => request.isNavigationRequest() && request.url().endsWith('/sessions'))
    await hand.press(page.getByRole('link', { name: sessions.title }))
    await anew
    await page.unroute('**/console/sessions-*.js')
    await page.getByRole('heading', { name: sessions.title, level: 1 }).waitFor()
    noFaults(browser, meant)
  })
  await step('what cannot be loaded then either is said, and not tried for ever', async () => {
    await gone('security')
    await hand.press(page.getByRole('link', { name: security.title }))
    await page.getByRole('heading', { name: words.shell.crash.title }).waitFor()
    await page.unroute('**/console/security-*.js')
    await hand.press(page.getByRole('button', { name: words.shell.crash.reload }))
    await page.getByRole('heading', { name: security.title, level: 1 }).waitFor()
    noFaults(browser, meant)
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
