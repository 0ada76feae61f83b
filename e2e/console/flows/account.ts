import assert from 'node:assert/strict'
import { en } from '../../../services/console/src/words/en/index.ts'
import { fr } from '../../../services/console/src/words/fr/index.ts'
import { sv } from '../../../services/console/src/words/sv/index.ts'
import { address } from '../../support/address.ts'
import { newAddress, strongPassword } from '../../support/person.ts'
import type { Visitor } from '../browser.ts'
import { createAndInvite, MOST_CLICKS } from '../create-and-invite.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'

const languages = { en, fr, sv }

/** Everything that a person does about their own account, from the first visit on. */
export async function account(kit: Kit): Promise<void> {
  await signInAndOut(kit)
  for (const language of ['en', 'fr', 'sv'] as const) await firstVisit(kit, language)
  await twoFactor(kit)
  await forgottenPassword(kit)
  await invited(kit)
}

async function signInAndOut({ step, person, visitor }: Kit): Promise<void> {
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page } = browser

  await step('a visitor is asked to sign in, and nothing is refused', async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    noFaults(browser)
  })
  await step('a wrong password is refused with a sentence', async () => {
    await page.getByLabel('E-mail address').fill(ada.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password of Ada')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('Address, password or code is wrong').waitFor()
    noFaults(browser, [/refused: 401 POST \/v1\/sessions$/])
  })
  await step('whoever reaches no company is welcomed', async () => {
    await signIn(browser, ada)
    await page.getByRole('heading', { name: 'Welcome' }).waitFor()
    noFaults(browser)
  })
  await step('signing out leads to the sign-in page, and back leads nowhere else', async () => {
    await page.getByRole('button', { name: 'Menu of Ada Lindqvist' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/sign-in')
    noFaults(browser)
  })
  await browser.close()
}

/** Sign-up, confirmed address, company, settings. */
async function firstVisit({ step, visitor, mailbox }: Kit, language: keyof typeof languages): Promise<void> {
  const words = languages[language]
  const of = words.account
  const browser = await visitor({ language })
  const { page } = browser
  const email = newAddress(`first-${language}`)
  const password = strongPassword()

  await step(`${language}: somebody signs up, and is told to look into the mails`, async () => {
    await page.goto('/sign-up')
    await page.getByLabel(of.fullName).fill('Ada Lindqvist')
    await page.getByLabel(of.email).fill(email)
    await page.getByRole('textbox', { name: of.password }).fill(password)
    await page.getByRole('button', { name: of.signUp.button }).click()
    await page.getByRole('heading', { name: of.signUp.done }).waitFor()
    await page.getByText(email).waitFor()
    noFaults(browser)
  })
  await step(`${language}: the mailed link confirms the address, and signs in`, async () => {
    const token = await mailbox.token(email, { link: '/confirm-email', seconds: 60 })
    await page.goto(`/confirm-email?lang=${language}#${token}`)
    await page.getByRole('textbox', { name: of.password }).fill(password)
    await page.getByRole('button', { name: of.confirmEmail.button }).click()
    await page.getByRole('heading', { name: of.welcome.title }).waitFor()
    noFaults(browser)
  })
  await step(`${language}: at most ${MOST_CLICKS} clicks create a company and invite three people`, async () => {
    const clicks = await createAndInvite(page, words, ['bo', 'cy', 'di'].map(newAddress))
    assert.ok(clicks <= MOST_CLICKS, `it took ${clicks}`)
    noFaults(browser)
  })
  await step(`${language}: the company stands under Access, which its owner cannot leave`, async () => {
    await page.goto('/settings/access')
    await page.getByRole('heading', { name: 'Northwind Studio' }).waitFor()
    await page.getByText(words.settings.access.ownerStays).waitFor()
    noFaults(browser)
  })
  await step(`${language}: another name and language are saved, and the console speaks it`, async () => {
    const other = languages[language === 'en' ? 'sv' : 'en']
    await page.goto('/settings/profile')
    await page.getByRole('textbox', { name: of.fullName }).fill('Ada Öst')
    await page.getByLabel(words.shell.language, { exact: true }).selectOption(language === 'en' ? 'sv' : 'en')
    await page.getByRole('button', { name: words.shell.save, exact: true }).click()
    await page.getByRole('heading', { name: other.settings.profile.title, level: 1 }).waitFor()
    await page.getByText(other.shell.saved).waitFor()
    noFaults(browser)
  })
  await browser.close()
}

async function twoFactor({ step, person, visitor }: Kit): Promise<void> {
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page } = browser

  await step('two-factor is turned on by a code, and shows its recovery codes once', async () => {
    await signIn(browser, ada)
    await page.goto('/settings/security')
    await page.getByRole('button', { name: 'Turn on two-factor' }).click()
    await page.getByRole('img', { name: 'QR code with the secret' }).waitFor()
    const secret = (await page.getByText('Or type it into the app:').locator('code').textContent())!.replaceAll(' ', '')
    ada.keepSecret(`otpauth://totp/Holdfast?secret=${secret}`)
    await page.getByLabel('Code that the app shows now').fill(await ada.code())
    await page.getByRole('button', { name: 'Confirm' }).click()
    const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
    await codes.first().waitFor()
    assert.ok((await codes.count()) >= 8)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('You have 10 recovery codes left').waitFor()
    noFaults(browser)
  })
  await step('signing in then asks for a code', async () => {
    await page.getByRole('button', { name: 'Menu of Ada Lindqvist' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByLabel('E-mail address').fill(ada.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(ada.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Code').fill(await ada.code())
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    noFaults(browser, [/refused: 401 POST \/v1\/sessions$/])
  })
  await step('the sessions are listed, and all others end together', async () => {
    await page.goto('/settings/sessions')
    const list = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
    await page.getByText('This one').waitFor()
    assert.ok((await list.count()) > 1)
    await page.getByRole('button', { name: 'End all other sessions' }).click()
    await page.getByRole('button', { name: 'End all other sessions' }).waitFor({ state: 'hidden' })
    assert.equal(await list.count(), 1)
    noFaults(browser)
  })
  await browser.close()
}

async function forgottenPassword({ step, person, visitor, mailbox }: Kit): Promise<void> {
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page } = browser
  await step('a forgotten password is replaced by way of a mail', async () => {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    // The page before has a field of this name, too.
    await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor()
    await page.getByLabel('E-mail address').fill(ada.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('If there is an account').waitFor()
    const token = await mailbox.token(ada.email, { link: '/reset-password', seconds: 60 })
    ada.password = strongPassword()
    await page.goto(`/reset-password#${token}`)
    await page.getByRole('textbox', { name: 'New password' }).fill(ada.password)
    await page.getByRole('button', { name: 'Set new password' }).click()
    await page.getByText('Your new password is set').waitFor()
    await signIn(browser, ada)
    noFaults(browser)
  })
  await step('a link that was used says so, and offers another mail', async () => {
    await page.goto('/reset-password#used')
    await page.getByRole('textbox', { name: 'New password' }).fill(strongPassword())
    await page.getByRole('button', { name: 'Set new password' }).click()
    await page.getByRole('alert').getByText('This link is not valid any more').waitFor()
    await page.getByRole('button', { name: 'Send a new link' }).waitFor()
    noFaults(browser, [/refused: 422 POST \/v1\/password-resets\/confirm$/])
  })
  await browser.close()
}

/** Somebody new signs up by the mailed link, which confirms their address; somebody who has an account signs in. */
async function invited({ step, person, visitor, mailbox }: Kit): Promise<void> {
  const olga = await person('olga', { fullName: 'Olga Ödegaard' }).join()
  const { companyId } = await olga.expect(201, 'POST', '/v1/companies', { name: 'Northwind Studio', address })
  const grace = await person('grace', { fullName: 'Grace Hopper' }).join()
  const kim = person('kim', { fullName: 'Kim Nguyen' })
  const emails = [grace.email, kim.email]
  await olga.call('POST', `/v1/companies/${companyId}/invitations`, { emails, access: { companyRole: 'developer' } })
  const open = async ({ page }: Visitor, email: string) => {
    await page.goto(`/accept#${await mailbox.token(email, { link: '/accept', seconds: 60 })}`)
    await page.getByText('Olga Ödegaard invites you to Northwind Studio.').waitFor()
  }

  await step('somebody new signs up and accepts by one button', async () => {
    const browser = await visitor()
    const { page } = browser
    await open(browser, kim.email)
    await page.getByLabel('Your name').fill(kim.fullName)
    await page.getByLabel('E-mail address').fill(kim.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(kim.password)
    await page.getByRole('button', { name: 'Sign up and accept' }).click()
    await page.waitForURL(new RegExp(`/companies/${companyId}`))
    noFaults(browser)
    await browser.close()
  })
  const browser = await visitor()
  const { page } = browser
  await step('somebody with an account signs in and accepts by one button', async () => {
    await open(browser, grace.email)
    await page.getByRole('tab', { name: 'I have an account' }).click()
    await page.getByLabel('E-mail address').fill(grace.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(grace.password)
    await page.getByRole('button', { name: 'Sign in and accept' }).click()
    await page.waitForURL(new RegExp(`/companies/${companyId}`))
    noFaults(browser)
  })
  await step('a member leaves the company, and reads before what will be lost', async () => {
    await page.goto('/settings/access')
    await page.getByRole('button', { name: 'Leave Northwind Studio' }).click()
    const dialog = page.getByRole('dialog', { name: 'Leave Northwind Studio' })
    await dialog.getByText('Your API keys for it stop working.').waitFor()
    await dialog.getByRole('button', { name: 'Leave Northwind Studio' }).click()
    await page.getByText('You reach no company yet').waitFor()
    noFaults(browser)
  })
  await step('whoever owns nothing deletes their account', async () => {
    await page.goto('/settings/profile')
    await page.getByRole('button', { name: 'Delete my account' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete my account' })
    await dialog.getByRole('button', { name: `Delete ${grace.email}` }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    noFaults(browser)
  })
  await browser.close()
}
