import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { address } from '../../support/address.ts'
import type { Body, Person } from '../../support/person.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../browser.ts'
import { type Kit, noFaults, signIn } from '../kit.ts'

/** An owner chooses a plan and a larger one, and has invoices; who pays the bills sees them; a developer sees none of it. */
export async function billing(kit: Kit): Promise<void> {
  const { person, visitor } = kit
  const ines = await person('ines', { fullName: 'Inês Prado' }).join()
  const { companyId } = await ines.expect(201, 'POST', '/v1/companies', { name: 'Prado Estúdio', address })
  const browser = await visitor()
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
  await contacts(scene)
  await cancelling(scene)
  await browser.close()
  await others(scene)
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
async function total(page: Page): Promise<string> {
  return (await page.getByRole('dialog').locator('tfoot td, tfoot th').last().textContent()) ?? ''
}

async function plan(scene: Scene): Promise<void> {
  const { step, browser, at } = scene
  const { page } = browser
  await step('a company without a plan shows the plans, and what one costs before it is charged', async () => {
    await page.goto(`${at}/plan`)
    await page.getByRole('heading', { name: 'Choose a plan' }).waitFor()
    await page.getByRole('article', { name: 'Starter' }).getByRole('button', { name: 'Choose Starter' }).click()
    await page.getByRole('dialog').getByText('Charged now').waitFor()
    assert.equal(await total(page), '€42.00')
    await page.getByRole('button', { name: 'Take Starter' }).click()
    await page.getByRole('heading', { name: 'Usage this month' }).waitFor()
    await page.getByText('0 of 25,000').waitFor()
    await page.getByText('0 of 1', { exact: true }).waitFor()
    const [first] = await documents(scene, 1)
    assert.equal(first!.gross, '4200')
    noFaults(browser)
  })
  await step('a cap is set: what is no amount is said, and reload keeps it', async () => {
    const cap = page.getByLabel('At most, in EUR a month')
    await cap.fill('much')
    await page.getByRole('button', { name: 'Set the cap' }).click()
    await page.getByText('Type an amount').waitFor()
    await cap.fill('49.90')
    await page.getByRole('button', { name: 'Set the cap' }).click()
    await page.getByText('At most €49.90 a month is charged beyond the plan.').waitFor()
    await page.reload()
    await page.getByText('At most €49.90 a month is charged beyond the plan.').waitFor()
    noFaults(browser)
  })
  await step('a larger plan costs just what its preview says', async () => {
    await page.getByRole('button', { name: 'Change plan' }).click()
    await page.getByRole('button', { name: 'Choose Studio' }).click()
    await page.getByText('Time of Starter that is not used').waitFor()
    const shown = await total(page)
    await page.getByRole('button', { name: 'Take Studio' }).click()
    await page.getByRole('region', { name: 'Studio' }).getByText('Up to 10 sites').waitFor()
    const [newest] = await documents(scene, 2)
    assert.equal(`€${(Number(newest!.gross) / 100).toFixed(2)}`, shown)
    noFaults(browser)
  })
  await step('a smaller plan waits for the end of the period, and is taken back', async () => {
    await page.getByRole('button', { name: 'Change plan' }).click()
    await page.getByRole('button', { name: 'Choose Starter' }).click()
    await page.getByText('Nothing is charged now.').waitFor()
    await page.getByRole('button', { name: 'Take Starter' }).click()
    await page.getByRole('alert').getByText('A change is planned').waitFor()
    await page.getByRole('button', { name: 'Keep Studio, monthly' }).click()
    await page.getByText('A change is planned').waitFor({ state: 'detached' })
    noFaults(browser)
  })
}

async function invoices(scene: Scene): Promise<void> {
  const { step, browser, at, mailbox, owner } = scene
  const { page } = browser
  const [newest, first] = await documents(scene, 2)
  await step('invoices are listed and found by number', async () => {
    await page.goto(`${at}/invoices`)
    await page.getByText('2 in all').waitFor()
    await page.getByRole('searchbox').fill(first!.number)
    await page.getByText('1 in all').waitFor()
    assert.equal(new URL(page.url()).searchParams.get('search'), first!.number)
    await page.getByRole('link', { name: first!.number }).click()
    await page.getByRole('heading', { name: `Invoice ${first!.number}` }).waitFor()
    await page.getByText('€42.00 to be paid').waitFor()
    noFaults(browser)
  })
  await step('an invoice is downloaded as PDF and as UBL', async () => {
    for (const [form, ending, beginning] of [
      ['PDF', 'pdf', '%PDF-'],
      ['UBL', 'xml', '<?xml'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download', { timeout: 60_000 }),
        page.getByRole('button', { name: `Download ${form}` }).click(),
      ])
      assert.equal(file.suggestedFilename(), `${first!.number}.${ending}`)
      const content = await readFile(await file.path())
      assert.equal(content.subarray(0, beginning.length).toString(), beginning)
    }
    noFaults(browser)
  })
  await step('to pay without a card says where to send the money', async () => {
    await page.getByRole('button', { name: 'Pay now' }).click()
    await page.getByRole('button', { name: 'Show where to pay' }).click()
    await page.getByRole('dialog').getByText(first!.number, { exact: true }).waitFor()
    await page.getByRole('dialog').getByText('IBAN', { exact: true }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click()
    noFaults(browser)
  })
  await step('the statement has both invoices; cards are not offered here, and the page says so', async () => {
    await page.getByRole('link', { name: 'All invoices' }).click()
    await page.getByRole('link', { name: 'Statement' }).click()
    await page.getByRole('link', { name: newest!.number }).waitFor()
    await page.getByRole('link', { name: first!.number }).waitFor()
    await page.getByText('The company owes something.').waitFor()
    await page.getByRole('link', { name: 'Payments', exact: true }).click()
    await page.getByText('Nothing was paid yet.').waitFor()
    await page.getByRole('button', { name: 'Add a way to pay' }).click()
    await page.getByText('Cards are not offered here.').waitFor()
    noFaults(browser, [/refused: 422 POST .*\/payment-methods$/])
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

async function contacts({ step, browser, at }: Scene): Promise<void> {
  const { page } = browser
  await step('a contact is added and removed, by name', async () => {
    await page.goto(`${at}/billing-contacts`)
    await page.getByRole('button', { name: 'Add a contact' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Cabinet Leduc')
    await dialog.getByLabel('E-mail address').fill('compta@leduc.example')
    await dialog.getByRole('button', { name: 'Add a contact' }).click()
    await page.getByRole('cell', { name: 'compta@leduc.example' }).waitFor()
    await page.getByRole('button', { name: 'Remove Cabinet Leduc' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove Cabinet Leduc' }).click()
    await page.getByText('There is no contact yet.').waitFor()
    noFaults(browser)
  })
  await step('a purchase-order number is kept, and one’s own mails are switched off', async () => {
    await page.getByLabel('Purchase-order number').fill('PO-7')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The settings are in force for the next invoice.').waitFor()
    await page.getByLabel('Send me invoices and reminders by mail').click()
    await until('it is off', async () => ((await mailsOn(page)) ? undefined : true))
    await page.reload()
    await page.getByLabel('Send me invoices and reminders by mail').waitFor()
    assert.equal(await mailsOn(page), false)
    assert.equal(await page.getByLabel('Purchase-order number').inputValue(), 'PO-7')
    noFaults(browser)
  })
}

function mailsOn(page: Page): Promise<boolean> {
  return page.getByLabel('Send me invoices and reminders by mail').isChecked()
}

async function cancelling({ step, browser, owner, at, path }: Scene): Promise<void> {
  const { page } = browser
  await step('cancelling names the sites that go and what is given back, and can be left', async () => {
    await owner.expect(201, 'POST', `${path}/sites`, { name: 'Padaria do Cais' })
    await page.goto(`${at}/plan`)
    await page.getByRole('button', { name: 'Cancel the plan' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('This site goes with the plan').waitFor()
    await dialog.getByText('Padaria do Cais').waitFor()
    await dialog.getByText('Given back', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Keep Studio' }).click()
    await dialog.waitFor({ state: 'detached' })
    noFaults(browser)
  })
  await step(
    'with a proof that is asked for above the dialog, the plan and its site go, and a credit note comes',
    async () => {
      await askForProofOnce(page)
      await page.getByRole('button', { name: 'Cancel the plan' }).click()
      await page.getByRole('button', { name: 'Cancel Studio' }).click()
      const proof = page.getByRole('dialog', { name: 'Is it you?' })
      await proof.getByRole('textbox', { name: 'Password' }).fill(owner.password)
      await proof.getByRole('button', { name: 'Go on' }).click()
      await page.getByRole('heading', { name: 'Choose a plan' }).waitFor()
      await page.goto(`${at}/invoices?kind=credit-note`)
      await page.getByRole('cell', { name: 'Credited' }).first().waitFor()
      noFaults(browser, [/refused: 403 POST .*\/cancel$/])
    },
  )
}

/** The proof of the password has grown old, as it does ten minutes after one has signed in. */
async function askForProofOnce(page: Page): Promise<void> {
  await page.route(
    '**/subscription/cancel',
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'proof-needed', title: 'Prove your password again first', status: 403 }),
      }),
    { times: 1 },
  )
}

async function others({ step, visitor, person, mailbox, owner, at, path }: Scene): Promise<void> {
  const joins = async (name: string, fullName: string, companyRole: string) => {
    const somebody = await person(name, { fullName }).join()
    await owner.expect(200, 'POST', `${path}/invitations`, { emails: [somebody.email], access: { companyRole } })
    const token = await mailbox.token(somebody.email, { link: '/accept' })
    await somebody.expect(200, 'POST', '/v1/invitations/accept', { token })
    return somebody
  }
  await step('a billing member sees plan and invoices, and no sites', async () => {
    const browser = await visitor()
    await signIn(browser, await joins('bea', 'Béa Roy', 'billing'))
    const { page } = browser
    await page.goto(`${at}/invoices`)
    await page.getByText(/^\d+ in all$/).waitFor()
    const sections = page.getByRole('navigation', { name: 'Sections' })
    await sections.getByRole('link', { name: 'Plan and usage' }).click()
    await page.getByText('The owner or an administrator can choose one.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Choose Starter' }).count(), 0)
    assert.equal(await sections.getByRole('link', { name: 'Sites' }).count(), 0)
    noFaults(browser)
    await browser.close()
  })
  await step('a developer is offered none of it, and an address that is typed asks for nothing', async () => {
    const browser = await visitor()
    await signIn(browser, await joins('dev', 'Devi Rao', 'developer'))
    const { page } = browser
    for (const name of ['plan', 'invoices', 'statement', 'payments', 'billing-contacts']) {
      await page.goto(`${at}/${name}`)
      await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
    }
    const sections = page.getByRole('navigation', { name: 'Sections' })
    for (const name of ['Plan and usage', 'Invoices'])
      assert.equal(await sections.getByRole('link', { name }).count(), 0)
    noFaults(browser)
    await browser.close()
  })
}
