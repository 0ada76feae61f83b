import { newAddress, type Person, strongPassword } from '../../support/person.ts'
import type { Visitor } from '../browser.ts'
import { askForProofOnce, type Kit, noFaults, prove, signIn, signOut } from '../kit.ts'
import { spoken } from '../languages.ts'

/** What somebody changes about their own account: password, address, language. */
export async function ownSettings(kit: Kit): Promise<void> {
  const { step, person, visitor } = kit
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const browser = await visitor()
  const { page, hand, words } = browser
  await signIn(browser, ada)

  await step('the password is changed by whoever knows the present one', async () => {
    const of = words.settings.password
    const next = strongPassword()
    await page.goto('/settings/security')
    await hand.write(page.getByRole('textbox', { name: of.current }), ada.password)
    await hand.write(page.getByRole('textbox', { name: words.account.newPassword }), next)
    await hand.press(page.getByRole('button', { name: of.button }))
    await page.getByText(of.done).waitFor()
    ada.password = next
    noFaults(browser)
  })
  await otherAddress(kit, browser, ada)
  await step('the language of the menu is still that of the console after signing in anew', async () => {
    const next = browser.language === 'en' ? 'sv' : 'en'
    await page.goto('/settings/profile')
    await hand.press(page.getByRole('button', { name: browser.say(words.shell.personMenu, { name: ada.fullName }) }))
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await hand.press(page.locator(`[role=menuitem][lang=${next}]`))
    await page.getByRole('heading', { name: spoken[next].settings.profile.title, level: 1 }).waitFor()
    await saved
    await signOut({ ...browser, words: spoken[next] }, ada.fullName)
    await signIn(browser, ada)
    await page.goto('/settings/profile')
    await page.getByRole('heading', { name: spoken[next].settings.profile.title, level: 1 }).waitFor()
    noFaults(browser)
  })
  await browser.close()
}

async function otherAddress({ step, mailbox, own }: Kit, browser: Visitor, ada: Person): Promise<void> {
  const { page, hand, words, openTab } = browser
  const of = words.settings.address
  const [former, next] = [ada.email, newAddress('ada')]
  const change = async () => {
    await hand.write(page.getByLabel(of.other), next)
    await hand.press(page.getByRole('button', { name: of.button }))
  }
  await step(
    'a proof that is cut off by the end of the session does not keep the next one from being asked',
    async () => {
      await askForProofOnce(page, '**/v1/me/email-changes')
      await page.goto('/settings/profile')
      await change()
      await page.getByRole('dialog', { name: words.shell.proof.title }).waitFor()
      const tab = await openTab()
      await tab.goto('/settings/sessions')
      await signOut({ ...browser, page: tab, hand: browser.handOn(tab) }, ada.fullName)
      await page.getByRole('heading', { name: words.account.signIn.title }).waitFor()
      await hand.write(page.getByLabel(words.account.email), ada.email)
      await hand.write(page.getByRole('textbox', { name: words.account.password }), ada.password)
      await hand.press(page.getByRole('button', { name: words.account.signIn.button, exact: true }))
      await page.getByRole('heading', { name: words.settings.profile.title, level: 1 }).waitFor()
      await askForProofOnce(page, '**/v1/me/email-changes')
      await change()
      await prove(browser, ada)
      await page.getByText(next).waitFor()
      await tab.close()
      noFaults(browser, [/refused: 403 POST \/v1\/me\/email-changes$/, /refused: 401 GET \/v1\/sessions\/current$/])
    },
  )
  await step('another address counts once its link was followed', async () => {
    if (own) await page.getByRole('link', { name: words.account.mailPage }).waitFor()
    const token = await mailbox.token(next, { link: '/confirm-email-change', seconds: 60 })
    await page.goto(`/confirm-email-change#${token}`)
    await hand.write(page.getByRole('textbox', { name: words.account.password }), ada.password)
    await hand.press(page.getByRole('button', { name: words.account.confirmEmailChange.button }))
    await page.getByText(words.account.confirmEmailChange.done).waitFor()
    await page.goto('/settings/profile')
    await page.getByText(next).waitFor()
    noFaults(browser)
  })
  await step('the link in the mail to the former address takes it back', async () => {
    const token = await mailbox.token(former, { link: '/undo-email-change', seconds: 60 })
    await page.goto(`/undo-email-change#${token}`)
    await hand.press(page.getByRole('button', { name: words.account.undoEmailChange.button }))
    await page.getByText(words.account.undoEmailChange.done).waitFor()
    noFaults(browser, [/refused: 401 GET \/v1\/sessions\/current$/])
  })
  await step('with it came a link to a new password, which opens the account of the former address', async () => {
    const token = await mailbox.token(former, { link: '/reset-password', seconds: 60 })
    ada.password = strongPassword()
    await page.goto(`/reset-password#${token}`)
    await hand.write(page.getByRole('textbox', { name: words.account.newPassword }), ada.password)
    await hand.press(page.getByRole('button', { name: words.account.resetPassword.button }))
    await page.getByText(words.account.resetPassword.done).waitFor()
    await signIn(browser, ada)
    await page.goto('/settings/profile')
    await page.getByText(former).first().waitFor()
    // The cookie of the session that ended was still there.
    noFaults(browser, [/refused: 401 GET \/v1\/sessions\/current$/])
  })
}
