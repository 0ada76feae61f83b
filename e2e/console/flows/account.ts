import assert from 'node:assert/strict'
import { type Kit, noFaults } from '../kit.ts'

/** A visitor, and somebody who signs in and out. */
export async function account({ step, person, visitor, signIn }: Kit): Promise<void> {
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
