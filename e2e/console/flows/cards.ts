import assert from 'node:assert/strict'
import { address } from '../../support/address.ts'
import { linksOf } from '../../support/mailbox.ts'
import type { Person } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../browser.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'
import { type Card, cards as labels, type Provider } from '../provider.ts'

/** An owner adds cards and pays with them: one that is good, one whose bank asks, and one that is refused. */
export async function cards(kit: Kit): Promise<void> {
  const { person, visitor, provider } = kit
  if (!provider) return console.log('  no card: this system has no payment provider of the run’s own')
  const owner = await person('greta', { fullName: 'Greta Holm' }).join()
  const wanted = { name: 'Holm Keramik', address, plan: monthly('starter') }
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', wanted)
  const browser = await visitor()
  await provider.openPages(browser.page)
  await signIn(browser, owner)
  const scene: Scene = {
    ...kit,
    provider,
    owner,
    browser,
    at: `/companies/${companyId}`,
    path: `/v1/companies/${companyId}`,
  }
  await adding(scene)
  await paying(scene)
  await confirming(scene)
  await refused(scene)
  await browser.close()
}

interface Scene extends Kit {
  provider: Provider
  owner: Person
  browser: Visitor
  /** Of the company, in the console and in the API. */
  at: string
  path: string
}

/** The number of the newest invoice, once there are so many. */
function newest({ owner, path }: Scene, count: number): Promise<string> {
  return until(`${count} invoices`, async () => {
    const { items, total } = await owner.expect(200, 'GET', `${path}/invoices`)
    return total >= count ? (items[0].number as string) : undefined
  })
}

/** A way to pay as it is listed, with its state. */
function listed({ browser: { page, words } }: Scene, card: Card, state: 'first' | 'spare') {
  const { methods } = words.billing
  const section = page.getByRole('region', { name: methods.title })
  return section.getByRole('group', { name: labels[card] }).getByText(methods[state], { exact: true })
}

async function adding(scene: Scene): Promise<void> {
  const { step, browser, at, api, provider } = scene
  const { page, hand, words } = browser
  const { methods } = words.billing
  const add = page.getByRole('button', { name: methods.add })
  await step('a card is added on the provider’s page, and listed when the provider has told of it', async () => {
    await page.goto(`${at}/payments`)
    await page.getByText(methods.none).waitFor()
    await hand.press(add)
    await hand.press(page.getByRole('link', { name: labels.good }))
    await page.getByText(methods.looking).waitFor()
    await provider.tell(api)
    await listed(scene, 'good', 'first').waitFor()
    await page.getByText(methods.looking).waitFor({ state: 'detached' })
    noFaults(browser)
  })
  await step('the next one is the spare, and there is room for no more', async () => {
    await hand.press(add)
    await hand.press(page.getByRole('link', { name: labels.asking }))
    await provider.tell(api)
    await listed(scene, 'asking', 'spare').waitFor()
    await until('no more can be added', () => add.isDisabled())
    noFaults(browser)
  })
}

async function paying(scene: Scene): Promise<void> {
  const { step, browser } = scene
  const { page, words } = browser
  const { invoices, confirmPayment } = words.billing
  await step('an invoice is paid by the card that is charged, and is paid then', async () => {
    const dialog = await pay(scene, await newest(scene, 1), 'good')
    await dialog.getByText(confirmPayment.states.succeeded).waitFor()
    await browser.hand.leave(dialog)
    await page.getByText(invoices.states.paid, { exact: true }).first().waitFor()
    noFaults(browser)
  })
}

/** Presses “Pay now” on the page of an invoice, which says what is charged. */
async function pay({ browser, at }: Scene, number: string, card: Card) {
  const { page, hand, words, say } = browser
  const { invoice, pay: of } = words.billing
  await page.goto(`${at}/invoices/${number}`)
  const dialog = await hand.open(page.getByRole('button', { name: invoice.pay }))
  await dialog.getByText(say(of.byMethod, { method: labels[card] })).waitFor()
  await hand.press(dialog.getByRole('button', { name: of.button, exact: true }))
  return dialog
}

/** The other card takes the place of the one that is charged. */
async function prefer(scene: Scene, card: Card): Promise<void> {
  const { browser, at } = scene
  await browser.page.goto(`${at}/payments`)
  await browser.hand.press(browser.page.getByRole('button', { name: browser.words.billing.methods.prefer }))
  await listed(scene, card, 'first').waitFor()
}

async function confirming(scene: Scene): Promise<void> {
  const { step, browser, owner, at, path, api, mailbox, provider } = scene
  const { page, hand, words } = browser
  const { payments, confirmPayment: of } = words.billing
  let number = ''
  await step('a payment that the bank wants confirmed says so, and that nothing was collected', async () => {
    await owner.expect(200, 'PUT', `${path}/subscription`, monthly('studio'))
    number = await newest(scene, 2)
    await prefer(scene, 'asking')
    const dialog = await pay(scene, number, 'asking')
    await dialog.getByText(of.states['action-needed']).waitFor()
    await dialog.getByRole('link', { name: payments.confirm }).waitFor()
    await hand.leave(dialog)
    noFaults(browser)
  })
  await step('the mailed link leads to the bank and back, and the page says when the payment has arrived', async () => {
    const mail = await mailbox.wait(owner.email, { link: '/confirm-payment' })
    const { pathname, search, hash } = linksOf(mail).find((link) => link.pathname === '/confirm-payment')!
    await page.goto(pathname + search + hash)
    await page.getByRole('cell', { name: number }).waitFor()
    await hand.press(page.getByRole('button', { name: of.button }))
    await hand.press(page.getByRole('link', { name: 'Confirm the payment' }))
    await page.getByText(of.looking).waitFor()
    await provider.tell(api)
    await page.getByText(of.states.succeeded).waitFor()
    await page.goto(`${at}/payments`)
    const row = page.getByRole('row', { name: number })
    await row.getByText(payments.states.succeeded, { exact: true }).waitFor()
    noFaults(browser)
  })
}

async function refused(scene: Scene): Promise<void> {
  const { step, browser, owner, at, path, api, mailbox, provider } = scene
  const { page, hand, words, say } = browser
  const { methods, payments, confirmPayment: of } = words.billing
  await step('a card is removed, and the spare takes its place', async () => {
    const remove = page.getByRole('group', { name: labels.asking }).getByRole('button', { name: words.shell.remove })
    const dialog = await hand.open(remove)
    await hand.finish(dialog, say(methods.removeButton, { method: labels.asking }))
    await listed(scene, 'good', 'first').waitFor()
    assert.equal(await page.getByText(labels.asking).count(), 0)
    noFaults(browser)
  })
  await step('whoever pays with a card that is refused is told so, and what to do', async () => {
    await hand.press(page.getByRole('button', { name: methods.add }))
    await hand.press(page.getByRole('link', { name: labels.declined }))
    await provider.tell(api)
    await listed(scene, 'declined', 'spare').waitFor()
    await prefer(scene, 'declined')
    await owner.expect(200, 'PUT', `${path}/subscription`, monthly('agency'))
    const number = await newest(scene, 3)
    const dialog = await pay(scene, number, 'declined')
    await dialog.getByRole('alert').getByText(of.states.failed).waitFor()
    await hand.leave(dialog)
    // The first mail about it is the invoice itself.
    await mailbox.wait(owner.email, { where: ({ text }) => text.includes(number), nth: 2 })
    await page.goto(`${at}/payments`)
    await page.getByRole('row', { name: number }).getByText(payments.states.failed, { exact: true }).waitFor()
    noFaults(browser)
  })
  await step('the other card pays it', async () => {
    await prefer(scene, 'good')
    const dialog = await pay(scene, await newest(scene, 3), 'good')
    await dialog.getByText(of.states.succeeded).waitFor()
    await hand.leave(dialog)
    noFaults(browser)
  })
}
