import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { moneyText } from '../../../services/console/src/ui/money.ts'
import { address } from '../../support/address.ts'
import type { Body, Person } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../browser.ts'
import { askForProofOnce, type Kit, noFaults, refusing, sentence, signIn } from '../kit.ts'

const CANCEL = '**/subscription/cancel'

/** An owner chooses a plan and a larger one, and has invoices; who pays the bills sees them; a developer sees none of it. */
export async function billing(kit: Kit): Promise<void> {
  const { person, visitor, provider } = kit
  const ines = await person('ines', { fullName: 'Inês Prado' }).join()
  const { companyId } = await ines.expect(201, 'POST', '/v1/companies', { name: 'Prado Estúdio', address })
  const browser = await visitor()
  if (provider) await withoutProvider(browser.page)
  await signIn(browser, ines)
  const scene: Scene = {
    ...kit,
    owner: ines,
    browser,
    at: `/companies/${companyId}`,
    path: `/v1/companies/${companyId}`,
  }
  await plan(scene)
  await invoices(scene)
  await payments(scene)
  await statements(scene)
  await contacts(scene)
  await cancelling(scene)
  await others(scene)
  await resuming(scene)
  await browser.close()
}

interface Scene extends Kit {
  owner: Person
  browser: Visitor
  /** Of the company, in the console and in the API. */
  at: string
  path: string
}

async function documents({ owner, path }: Scene, count: number): Promise<Body[]> {
  return until(`${count} documents`, async () => {
    const { items, total } = await owner.expect(200, 'GET', `${path}/invoices`)
    return total >= count ? (items as Body[]) : undefined
  })
}

/** The amount at the end of what is quoted, such as €42.00. */
async function quoted(page: Page): Promise<string> {
  return (await page.getByRole('dialog').locator('tfoot td, tfoot th').last().textContent()) ?? ''
}

async function plan(scene: Scene): Promise<void> {
  const { step, browser, at } = scene
  const { page, hand, words, say, language } = browser
  const { choose, change, price, usage } = words.billing
  const euros = (cents: string) => moneyText(cents, 'EUR', language)
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const [starter, studio] = [{ plan: 'Starter' }, { plan: 'Studio' }]
  await step('a company without a plan shows the plans, and what one costs before it is charged', async () => {
    await page.goto(`${at}/plan`)
    await page.getByRole('heading', { name: choose.first }).waitFor()
    const offer = page.getByRole('article', { name: 'Starter' })
    const dialog = await hand.open(offer.getByRole('button', { name: say(choose.button, starter) }))
    await dialog.getByText(price.dueNow).waitFor()
    assert.equal(await quoted(page), euros('4200'))
    await hand.finish(dialog, say(change.button, starter))
    await page.getByRole('heading', { name: usage.title }).waitFor()
    await page.getByText(say(usage.usedOf, { used: 0, of: 25_000 })).waitFor()
    await page.getByText(say(usage.usedOf, { used: 0, of: 1 }), { exact: true }).waitFor()
    const [first] = await documents(scene, 1)
    assert.equal(first!.gross, '4200')
    noFaults(browser)
  })
  await cap(scene)
  await step('a larger plan costs just what its preview says', async () => {
    await hand.press(button(words.billing.plan.change))
    const dialog = await hand.open(button(say(choose.button, studio)))
    await dialog.getByText(say(price.lines['plan-unused'], starter)).waitFor()
    const shown = await quoted(page)
    await hand.finish(dialog, say(change.button, studio))
    await page
      .getByRole('region', { name: 'Studio' })
      .getByText(say(words.billing.allowances.sites, { n: 10 }))
      .waitFor()
    const [newest] = await documents(scene, 2)
    assert.equal(euros(newest!.gross), shown)
    noFaults(browser)
  })
  await step('a smaller plan waits for the end of the period, and is taken back', async () => {
    const waits = words.billing.plan.changeWaits
    await hand.press(button(words.billing.plan.change))
    const dialog = await hand.open(button(say(choose.button, starter)))
    await dialog.getByText(price.nothingNow).waitFor()
    await hand.finish(dialog, say(change.button, starter))
    await page.getByRole('alert').getByText(waits).waitFor()
    await hand.press(button(say(words.billing.plan.keep, { plan: say(words.billing.plan.named.month, studio) })))
    await page.getByText(waits).waitFor({ state: 'detached' })
    noFaults(browser)
  })
}

async function cap({ step, browser }: Scene): Promise<void> {
  const { page, hand, words, say, language } = browser
  const of = words.billing.cap
  await step('a cap is set and removed: what is no amount is said, and reload keeps it', async () => {
    const field = page.getByLabel(say(of.label, { currency: 'EUR' }))
    const button = page.getByRole('button', { name: of.button })
    await hand.write(field, 'much')
    await hand.press(button)
    await page.getByText(of.wrong).waitFor()
    await hand.write(field, '49.90')
    await hand.press(button)
    const present = say(of.present, { price: moneyText('4990', 'EUR', language) })
    await page.getByText(present).waitFor()
    await page.reload()
    await page.getByText(present).waitFor()
    await hand.press(page.getByRole('button', { name: of.remove }))
    await page.getByText(of.none).waitFor()
    noFaults(browser)
  })
}

async function invoices(scene: Scene): Promise<void> {
  const { step, browser, at } = scene
  const { page, hand, words, say, language } = browser
  const { invoice, pay, bank } = words.billing
  const first = (await documents(scene, 2))[1]!
  await step('invoices are listed and found by number', async () => {
    await page.goto(`${at}/invoices`)
    await page.getByText(say(words.shell.total, { n: 2 })).waitFor()
    await hand.write(page.getByRole('searchbox'), first.number)
    await page.getByText(say(words.shell.total, { n: 1 })).waitFor()
    assert.equal(new URL(page.url()).searchParams.get('search'), first.number)
    await hand.press(page.getByRole('link', { name: first.number }))
    await page.getByRole('heading', { level: 1, name: first.number }).waitFor()
    await page.getByText(say(invoice.outstanding, { price: moneyText('4200', 'EUR', language) })).waitFor()
    noFaults(browser)
  })
  await step('an invoice is downloaded as PDF and as UBL', async () => {
    for (const [form, ending, beginning] of [
      ['PDF', 'pdf', '%PDF-'],
      ['UBL', 'xml', '<?xml'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download', { timeout: 60_000 }),
        hand.press(page.getByRole('button', { name: say(invoice.download, { form }) })),
      ])
      assert.equal(file.suggestedFilename(), `${first.number}.${ending}`)
      const content = await readFile(await file.path())
      assert.equal(content.subarray(0, beginning.length).toString(), beginning)
    }
    noFaults(browser)
  })
  await step('to pay without a card says where to send the money', async () => {
    const dialog = await hand.open(page.getByRole('button', { name: invoice.pay }))
    await hand.press(dialog.getByRole('button', { name: pay.showBank }))
    await dialog.getByText(first.number, { exact: true }).waitFor()
    await dialog.getByText(bank.iban, { exact: true }).waitFor()
    await hand.leave(dialog)
    noFaults(browser)
  })
}

async function payments(scene: Scene): Promise<void> {
  const { step, browser, mailbox, owner } = scene
  const { page, hand, words } = browser
  const { pages, methods, statement } = words.billing
  const [newest, first] = await documents(scene, 2)
  await step('the statement has both invoices; cards are not offered here, and the page says so', async () => {
    await hand.press(page.getByRole('link', { name: words.billing.invoice.toList }))
    await hand.press(page.getByRole('link', { name: pages.statement, exact: true }))
    await page.getByRole('link', { name: newest!.number }).waitFor()
    await page.getByRole('link', { name: first!.number }).waitFor()
    await page.getByText(sentence(statement.owes)).waitFor()
    await hand.press(page.getByRole('link', { name: pages.payments, exact: true }))
    await page.getByText(words.billing.payments.none).waitFor()
    await page.getByText(methods.notOffered).waitFor()
    assert.equal(await page.getByRole('button', { name: methods.add }).count(), 0)
    noFaults(browser)
  })
  await step('mails and console have one accent colour', async () => {
    const mail = await mailbox.wait(owner.email, { link: '/confirm-email' })
    const accent = await page.evaluate<string>(
      "getComputedStyle(document.documentElement).getPropertyValue('--mantine-color-accent-7').trim()",
    )
    assert.match(accent, /^#[0-9a-f]{6}$/)
    assert.ok(mail.html.includes(`background:${accent}`), `${accent} is not in the mail`)
  })
}

/** The ways to pay, as a system answers that has no payment provider. */
async function withoutProvider(page: Page): Promise<void> {
  await page.route('**/payment-methods', (route) => route.fulfill({ json: { items: [], isOffered: false } }))
}

async function statements(scene: Scene): Promise<void> {
  const { step, browser, at } = scene
  const { page, hand, words, say } = browser
  const { statement: of, invoice } = words.billing
  const [newest] = await documents(scene, 2)
  const line = page.getByRole('link', { name: newest!.number })
  const [from, to] = [page.getByLabel(of.from, { exact: true }), page.getByLabel(of.to, { exact: true })]
  const { keyboard } = page
  const year = new Date().getUTCFullYear() + 1
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  const asked = () => Object.fromEntries(new URL(page.url()).searchParams)
  await step('the dates of the statement are taken when they are whole and in order, and said otherwise', async () => {
    await page.goto(`${at}/statement`)
    await line.waitFor()
    await hand.write(from, period.from)
    await keyboard.press('Enter')
    await page.getByText(of.wrongOrder).waitFor()
    assert.deepEqual(asked(), {})
    await line.waitFor()
    await hand.write(to, period.to)
    await keyboard.press('Enter')
    await line.waitFor({ state: 'detached' })
    assert.deepEqual(asked(), period)
    // A part is cleared, as one does before it is typed anew.
    await keyboard.press('Backspace')
    assert.equal(await to.inputValue(), '')
    assert.deepEqual(asked(), period)
    await keyboard.press('Enter')
    await page.getByText(of.incomplete).waitFor()
    assert.deepEqual(asked(), period)
    noFaults(browser)
  })
  await step('a statement is downloaded as CSV', async () => {
    await page.goto(`${at}/statement`)
    await line.waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      hand.press(page.getByRole('button', { name: say(invoice.download, { form: 'CSV' }) })),
    ])
    assert.match(file.suggestedFilename(), /^\d{4}-01-01-\d{4}-12-31\.csv$/)
    assert.ok((await readFile(await file.path())).toString().includes(newest!.number))
    noFaults(browser)
  })
  await step('a download that is refused is said on the page', async () => {
    const code = 'host-unavailable'
    await page.route('**/statement?*', refusing(409, code), { times: 1 })
    await hand.press(page.getByRole('button', { name: say(invoice.download, { form: 'CSV' }) }))
    await page.getByText(words.problems[code]).waitFor()
    noFaults(browser, [/refused: 409 GET .*\/statement$/])
  })
}

async function contacts(scene: Scene): Promise<void> {
  const { step, browser, at } = scene
  const { page, hand, words, say } = browser
  const { contacts: of } = words.billing
  await step('a contact is added, changed and removed, by name', async () => {
    await page.goto(`${at}/billing-contacts`)
    const adding = await hand.open(page.getByRole('button', { name: of.add }))
    await hand.write(adding.getByRole('textbox', { name: words.shell.name, exact: true }), 'Cabinet Leduc')
    await hand.write(adding.getByLabel(words.account.email), 'compta@leduc.example')
    await hand.finish(adding, of.add)
    await page.getByRole('cell', { name: 'compta@leduc.example' }).waitFor()
    const change = say(of.changeButton, { name: 'Cabinet Leduc' })
    const changing = await hand.open(page.getByRole('button', { name: change }))
    await hand.write(changing.getByLabel(words.account.email), 'factures@leduc.example')
    await hand.finish(changing, words.shell.save)
    await page.getByRole('cell', { name: 'factures@leduc.example' }).waitFor()
    assert.equal(await page.getByText('compta@leduc.example').count(), 0)
    const remove = say(of.removeButton, { name: 'Cabinet Leduc' })
    await hand.finish(await hand.open(page.getByRole('button', { name: remove })), remove)
    await page.getByText(of.none).waitFor()
    noFaults(browser)
  })
  await invoiceSettings(scene)
}

async function invoiceSettings({ step, browser, owner, path }: Scene): Promise<void> {
  const { page, hand, words, say } = browser
  const { contacts: of, settings } = words.billing
  const number = page.getByLabel(settings.purchaseOrder)
  await step('a purchase-order number is kept, and one’s own mails are switched off and on again', async () => {
    const mails = page.getByLabel(of.ownLabel)
    await hand.write(number, 'PO-7')
    await hand.press(page.getByRole('button', { name: words.shell.save, exact: true }))
    await page.getByText(settings.done).waitFor()
    await hand.tick(mails)
    await until('it is off', async () => !(await mails.isChecked()))
    await page.reload()
    await mails.waitFor()
    assert.equal(await mails.isChecked(), false)
    assert.equal(await number.inputValue(), 'PO-7')
    await hand.tick(mails)
    await until('it is on', async () => (await mails.isChecked()) && (await mails.isEnabled()))
    assert.deepEqual(await owner.expect(200, 'GET', `${path}/invoice-mails/me`), { on: true })
    noFaults(browser)
  })
  await step('what somebody else set meanwhile is told, and nothing that was typed is lost', async () => {
    const save = page.getByRole('button', { name: words.shell.save, exact: true })
    const address = page.getByLabel(settings.email)
    await hand.write(number, 'PO-8')
    const theirs = { purchaseOrder: 'PO-9', invoiceEmail: 'books@prado.example' }
    await owner.expect(200, 'PUT', `${path}/invoice-settings`, theirs)
    await hand.press(save)
    const told = page.getByText(say(words.shell.meanwhile.changed, { value: 'PO-9' }))
    await told.waitFor()
    assert.equal(await number.inputValue(), 'PO-8')
    assert.equal(await address.inputValue(), theirs.invoiceEmail)
    await hand.press(save)
    await told.waitFor({ state: 'detached' })
    const present = await owner.expect(200, 'GET', `${path}/invoice-settings`)
    assert.deepEqual([present.purchaseOrder, present.invoiceEmail], ['PO-8', theirs.invoiceEmail])
    noFaults(browser, [/refused: 412 PUT .*\/invoice-settings$/])
  })
}

async function cancelling(scene: Scene): Promise<void> {
  const { step, browser, owner, at, path } = scene
  const { page, hand, words, say } = browser
  const { cancel, price, choose, invoices: list } = words.billing
  const button = page.getByRole('button', { name: words.billing.plan.cancel, exact: true })
  await step('cancelling names the sites that go and what is given back, and can be left', async () => {
    await owner.expect(201, 'POST', `${path}/sites`, { name: 'Padaria do Cais' })
    await page.goto(`${at}/plan`)
    const dialog = await hand.open(button)
    await dialog.getByText(say(cancel.sites, { n: 1 })).waitFor()
    await dialog.getByText('Padaria do Cais').waitFor()
    await dialog.getByText(price.givenBack, { exact: true }).waitFor()
    await hand.finish(dialog, say(cancel.keep, { plan: 'Studio' }))
    noFaults(browser)
  })
  await step('a price that holds no more is asked for again', async () => {
    const dialog = await hand.open(button)
    await dialog.getByText(price.givenBack, { exact: true }).waitFor()
    // As a price is after fifteen minutes.
    await page.route(CANCEL, refusing(409, 'quote-expired'), { times: 1 })
    await hand.press(dialog.getByRole('button', { name: say(cancel.button, { plan: 'Studio' }) }))
    await dialog.getByText(words.problems['quote-expired']).waitFor()
    await hand.press(dialog.getByRole('button', { name: words.billing.change.again }))
    await dialog.getByRole('button', { name: say(cancel.button, { plan: 'Studio' }) }).waitFor()
    await dialog.getByText(price.givenBack, { exact: true }).waitFor()
    await hand.leave(dialog)
    noFaults(browser, [/refused: 409 POST .*\/cancel$/])
  })
  await step(
    'with a proof that is asked for above the dialog, the plan and its site go, and a credit note comes',
    async () => {
      await askForProofOnce(page, CANCEL)
      const dialog = await hand.open(button)
      await hand.press(dialog.getByRole('button', { name: say(cancel.button, { plan: 'Studio' }) }))
      const proof = page.getByRole('dialog', { name: words.shell.proof.title })
      await hand.write(proof.getByRole('textbox', { name: words.account.password }), owner.password)
      await hand.press(proof.getByRole('button', { name: words.shell.proof.button }))
      await page.getByRole('heading', { name: choose.first }).waitFor()
      // A credit note comes a moment later, and the list is not read again by itself.
      await documents(scene, 3)
      await page.goto(`${at}/invoices?kind=credit-note`)
      await page.getByRole('cell', { name: list.states.settled }).first().waitFor()
      noFaults(browser, [/refused: 403 POST .*\/cancel$/])
    },
  )
}

/** Money is given back once: the next plan runs until its period has ended, and until then it can go on. */
async function resuming(scene: Scene): Promise<void> {
  const { step, browser, owner, at, path } = scene
  const { page, hand, words, say } = browser
  const { plan: of, cancel } = words.billing
  const starter = { plan: 'Starter' }
  await step(
    'a plan that is cancelled says when it ends and which sites go, and goes on when one wants it',
    async () => {
      await owner.expect(200, 'PUT', `${path}/subscription`, monthly('starter'))
      const site = 'Padaria da Ribeira'
      // The sites of the plan before go first.
      await until('a site can be created', async () => {
        const { status } = await owner.call('POST', `${path}/sites`, { name: site })
        return status === 201
      })
      await page.goto(`${at}/plan`)
      const dialog = await hand.open(page.getByRole('button', { name: of.cancel, exact: true }))
      await dialog.getByText(sentence(cancel.later)).waitFor()
      await dialog.getByText(site).waitFor()
      await hand.finish(dialog, say(cancel.button, starter))
      const told = page.getByRole('alert').filter({ hasText: of.cancelled })
      await told.getByText(say(of.sitesGo, { n: 1 })).waitFor()
      await hand.press(told.getByRole('button', { name: say(of.resume, starter) }))
      await told.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: of.cancel, exact: true }).waitFor()
      noFaults(browser)
    },
  )
}

async function others(scene: Scene): Promise<void> {
  const { step, visitor, person, mailbox, owner, at, path } = scene
  const [first] = await documents(scene, 1)
  const joins = async (name: string, fullName: string, companyRole: string) => {
    const somebody = await person(name, { fullName }).join()
    await owner.expect(200, 'POST', `${path}/invitations`, { emails: [somebody.email], access: { companyRole } })
    const token = await mailbox.token(somebody.email, { link: '/accept' })
    await somebody.expect(200, 'POST', '/v1/invitations/accept', { token })
    return somebody
  }
  const menuOf = ({ page, words }: Visitor) =>
    page.getByRole('navigation', { name: words.shell.navigation, exact: true })
  await step('a billing member sees plan and invoices, and no sites', async () => {
    const browser = await visitor()
    await signIn(browser, await joins('bea', 'Béa Roy', 'billing'))
    const { page, hand, words, say } = browser
    const { plan: section, sites } = words.shell.sections
    await page.goto(`${at}/invoices`)
    await page.getByRole('link', { name: first!.number, exact: true }).waitFor()
    await hand.press(menuOf(browser).getByRole('link', { name: section }))
    await page.getByText(words.billing.plan.noneAsk).waitFor()
    const choose = say(words.billing.choose.button, { plan: 'Starter' })
    assert.equal(await page.getByRole('button', { name: choose }).count(), 0)
    assert.equal(await menuOf(browser).getByRole('link', { name: sites, exact: true }).count(), 0)
    noFaults(browser)
    await browser.close()
  })
  await step('a developer is offered none of it, and an address that is typed asks for nothing', async () => {
    const browser = await visitor()
    await signIn(browser, await joins('dev', 'Devi Rao', 'developer'))
    const { page, words } = browser
    for (const name of ['plan', 'invoices', 'statement', 'payments', 'billing-contacts']) {
      await page.goto(`${at}/${name}`)
      await page.getByRole('heading', { name: words.company.notForYou.title }).waitFor()
    }
    for (const name of [words.shell.sections.plan, words.shell.sections.invoices])
      assert.equal(await menuOf(browser).getByRole('link', { name, exact: true }).count(), 0)
    noFaults(browser)
    await browser.close()
  })
}
