import assert from 'node:assert/strict'
import { address } from '../../support/address.ts'
import type { Visitor } from '../browser.ts'
import { askForProofOnce, type Kit, noFaults, prove, signIn, signOut } from '../kit.ts'

/** On, on in browsers that were signed in before, and off again. */
export async function twoFactor(kit: Kit): Promise<void> {
  const { step, person, visitor } = kit
  const ada = await person('ada', { fullName: 'Ada Lindqvist' }).join()
  const { companyId } = await ada.expect(201, 'POST', '/v1/companies', { name: 'Northwind Studio', address })
  const [browser, older, oldest] = [await visitor(), await visitor(), await visitor()]
  const { page, hand, words, say } = browser
  const of = words.settings.twoFactor
  const spare: string[] = []
  for (const one of [browser, older, oldest]) await signIn(one, ada)

  await step('two-factor is turned on by a code, and shows its recovery codes once', async () => {
    await page.goto('/settings/security')
    await hand.press(page.getByRole('button', { name: of.begin }))
    await page.getByRole('img', { name: of.qrLabel }).waitFor()
    const secret = (await page.getByText(of.secret).locator('code').textContent())!.replaceAll(' ', '')
    ada.keepSecret(`otpauth://totp/Holdfast?secret=${secret}`)
    await hand.write(page.getByLabel(of.firstCode), await ada.code())
    await hand.press(page.getByRole('button', { name: of.confirm, exact: true }))
    spare.push(...(await keptCodes(browser)))
    await page.getByText(say(of.codesLeft, { n: 10 })).waitFor()
    noFaults(browser)
  })
  await step('a browser that was signed in before gives its code where the company requires one', async () => {
    await ada.expect(200, 'POST', '/v1/sessions/current/proof', { password: ada.password, code: spare.pop() })
    await ada.expect(200, 'PATCH', `/v1/companies/${companyId}`, { requireTwoFactor: true })
    await older.page.goto(`/companies/${companyId}/sites`)
    const required = older.page.getByText(words.company.banner.twoFactor.title)
    await required.waitFor()
    await older.page.getByText(of.olderSession).waitFor()
    await older.hand.press(older.page.getByRole('button', { name: of.giveCode }))
    await prove(older, ada, spare.pop())
    await required.waitFor({ state: 'hidden' })
    await older.page.getByRole('heading', { name: words.shell.sections.sites, level: 1 }).waitFor()
    noFaults(older)
  })
  await step('one that was signed in before does what needs a proof, and is asked for the code', async () => {
    // Loaded before two-factor was on, and not since.
    await askForProofOnce(oldest.page, '**/v1/me/email-changes')
    await oldest.page.goto('/settings/profile')
    const next = `next.${ada.email}`
    await oldest.hand.write(oldest.page.getByLabel(words.settings.address.other), next)
    await oldest.hand.press(oldest.page.getByRole('button', { name: words.settings.address.button }))
    await prove(oldest, ada, spare.pop())
    await oldest.page.getByText(next).waitFor()
    noFaults(oldest, [/refused: 403 POST \/v1\/me\/email-changes$/])
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
  await endSessions(kit, browser)
  await step('new recovery codes are made, and shown once', async () => {
    await page.goto('/settings/security')
    await hand.press(page.getByRole('button', { name: of.renew }))
    const renewed = await keptCodes(browser)
    assert.deepEqual(
      renewed.filter((code) => spare.includes(code)),
      [],
    )
    await page.getByText(say(of.codesLeft, { n: 10 })).waitFor()
    noFaults(browser)
  })
  await step('two-factor is turned off, which says before what will be lost', async () => {
    const asked = await hand.open(page.getByRole('button', { name: of.turnOff }), of.turnOff)
    await asked.getByText(of.losses.guard).waitFor()
    await hand.finish(asked, of.turnOff)
    await page.getByText(of.isOff).waitFor()
    noFaults(browser)
  })
  for (const one of [browser, older, oldest]) await one.close()
}

/** Those that are shown, which are kept then. */
async function keptCodes({ page, hand, words }: Visitor): Promise<string[]> {
  const { codes } = words.settings.twoFactor
  const list = page.getByRole('list', { name: codes.title }).getByRole('listitem')
  await list.first().waitFor()
  const shown = await list.allTextContents()
  assert.ok(shown.length >= 8)
  await hand.press(page.getByRole('button', { name: codes.done }))
  return shown
}

async function endSessions({ step }: Kit, browser: Visitor): Promise<void> {
  const { page, hand, words } = browser
  const { title, current, end, endOthers } = words.settings.sessions
  const list = page.getByRole('list', { name: title }).getByRole('listitem')
  await step('the sessions are listed, and one of them ends', async () => {
    await page.goto('/settings/sessions')
    await page.getByText(current).waitFor()
    const before = await list.count()
    assert.ok(before > 2, `there are ${before}`)
    await hand.press(list.nth(before - 1).getByRole('button', { name: end }))
    await list.nth(before - 1).waitFor({ state: 'hidden' })
    assert.equal(await list.count(), before - 1)
    noFaults(browser)
  })
  await step('all others end together', async () => {
    const button = page.getByRole('button', { name: endOthers })
    await hand.press(button)
    await button.waitFor({ state: 'hidden' })
    assert.equal(await list.count(), 1)
    noFaults(browser)
  })
}
