import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { newId } from '@holdfast/contracts'
import { apiKeyPassport, atEnd, outcomeOf, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import type { Charge } from '../charges/charge.ts'
import { createChargeStore } from '../charges/charge-store.ts'
import { billingService, choiceOf, operatorCall, person } from '../testing/billing-service.ts'
import { chargeOf } from '../testing/charges.ts'
import { createVatIdStore } from '../vat-ids/vat-id-store.ts'
import type { IssuedInvoice } from './invoice.ts'
import { createInvoiceStore } from './invoice-store.ts'

let now = Temporal.Instant.from('2026-12-01T09:00:00Z')
const register = await viesServer()
const billing = await billingService({ clock: () => now, settings: { VIES_URL: register.url } })
const charges = await createChargeStore(billing.connection)
const invoices = await createInvoiceStore(billing.connection)
const vatIds = await createVatIdStore(billing.connection)

async function charged(companyId: string, charge: Charge, invoiceAt = now) {
  await billing.connection.transaction(async (session) => charges.add(companyId, [{ charge, invoiceAt }], session))
}
const ofCompany = (companyId: string) => invoices.ofCompany(companyId)
/** The documents of a company, when there are so many. */
async function issued(companyId: string, count: number) {
  await waitFor(async () => (await ofCompany(companyId)).length >= count)
  return (await ofCompany(companyId)).map(({ document }) => document)
}
async function invoicedCompany(...amounts: bigint[]) {
  const company = await billing.company()
  for (const amount of amounts) await charged(company.companyId, chargeOf(amount))
  return { ...company, documents: await issued(company.companyId, 1) }
}

/** Stands for the register of VAT ids: it says `unknown` of all that a test does not name. */
async function viesServer() {
  const answers = new Map<string, 'valid' | 'invalid'>()
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const { countryCode, vatNumber } = (await json(request)) as { countryCode: string; vatNumber: string }
    asked.push(`${countryCode}${vatNumber}`)
    const answer = answers.get(`${countryCode}${vatNumber}`)
    const busy = { actionSucceed: false, errorWrappers: [{ error: 'MS_MAX_CONCURRENT_REQ' }] }
    const known = { countryCode, vatNumber, valid: answer === 'valid', requestIdentifier: 'WAPI-1', name: '---' }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer ? known : busy))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  atEnd(() => new Promise<void>((closed) => server.close(() => closed())))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers, asked }
}

test('when two processes issue for 50 companies at once then no number is missing and nothing is charged twice', async () => {
  await billing.another()
  const companies = await Promise.all(Array.from({ length: 50 }, () => billing.company()))
  await Promise.all(companies.map(({ companyId }) => charged(companyId, chargeOf(1900n))))
  for (const { companyId } of companies) expect(await issued(companyId, 1)).toHaveLength(1)
  const open = () => billing.connection.collection('charges').countDocuments({ isOpen: true })
  await waitFor(async () => (await open()) === 0)
  const rows = await billing.connection.collection<{ _id: string }>('invoices').find().toArray()
  const expected = Array.from({ length: 50 }, (_, index) => `HF-2026-${String(index + 1).padStart(6, '0')}`)
  expect(rows.map(({ _id }) => _id).sort()).toEqual(expected)
  const entries = await billing.connection
    .collection('ledger_entries')
    .find({ type: /InvoiceIssued/ })
    .toArray()
  expect(entries).toHaveLength(50)
})

test('when more is given back than charged then a credit note makes credit, and the next invoice uses it', async () => {
  const { companyId } = await billing.company()
  await charged(companyId, chargeOf(-1000n))
  const [note] = await issued(companyId, 1)
  expect(note).toMatchObject({ kind: 'credit-note', number: expect.stringMatching(/^HC-2026-/) })
  expect(note!.totals).toMatchObject({ net: 1000n, vat: 200n, gross: 1200n })
  await charged(companyId, chargeOf(1900n))
  const [, invoice] = await issued(companyId, 2)
  expect(invoice!.totals).toMatchObject({ gross: 2280n, prepaid: 1200n, due: 1080n })
})

test('when charges are due at different times then an invoice takes those that are due, all at once', async () => {
  const { companyId } = await billing.company()
  await charged(companyId, chargeOf(700n), now.add({ hours: 1 }))
  await charged(companyId, chargeOf(1900n))
  await charged(companyId, chargeOf(100n))
  const [invoice] = await issued(companyId, 1)
  // The charges were added one after the other, so the sweep may have found the first alone.
  await waitFor(async () => (await charges.open(companyId, now)).length === 0)
  const nets = (await ofCompany(companyId)).flatMap(({ document }) => document.lines.map(({ net }) => net))
  expect(nets).toEqual([1900n, 100n])
  expect((await charges.open(companyId, now.add({ hours: 1 }))).map(({ charge }) => charge.lines[0]!.amount)).toEqual([
    700n,
  ])
  expect(invoice!.period).toEqual({ from: '2026-11-01', to: '2026-11-30' })
})

test('when company cannot say who the buyer is then nothing is issued until it can', async () => {
  const { companyId } = await billing.company()
  const buyer = billing.companies.buyers.get(companyId)!
  billing.companies.buyers.delete(companyId)
  await charged(companyId, chargeOf(1900n))
  // Another company that is charged later has its invoice by then.
  await invoicedCompany(500n)
  expect(await ofCompany(companyId)).toEqual([])
  billing.companies.buyers.set(companyId, buyer)
  expect(await issued(companyId, 1)).toHaveLength(1)
})

test('when the invoices of a company are looked through then kind, year, number and pages find them', async () => {
  const { companyId, owner } = await invoicedCompany(1900n)
  await charged(companyId, chargeOf(-100n))
  const [note, invoice] = await issued(companyId, 2)
  const list = async (changes: object = {}) => {
    const asked = { companyId, limit: 0, after: '', search: '', ...changes }
    const { invoices: found, total, nextCursor } = await billing.invoices.listInvoices(asked, owner.call())
    return { numbers: found.map(({ number }) => number), total, nextCursor }
  }
  expect(await list()).toEqual({ numbers: [note!.number, invoice!.number], total: 2, nextCursor: '' })
  expect((await list({ kind: 'INVOICE_KIND_INVOICE' })).numbers).toEqual([invoice!.number])
  expect((await list({ kind: 'INVOICE_KIND_CREDIT_NOTE', year: 2026 })).numbers).toEqual([note!.number])
  expect((await list({ year: 2025 })).total).toBe(0)
  expect((await list({ search: 'hc-' })).numbers).toEqual([note!.number])
  const first = await list({ limit: 1 })
  expect(first).toMatchObject({ numbers: [note!.number], total: 2 })
  expect((await list({ limit: 1, after: first.nextCursor })).numbers).toEqual([invoice!.number])
})

test('when a member opens an invoice then it is known from then on, and its files are the same bytes each time', async () => {
  const { companyId, owner, documents } = await invoicedCompany(1900n)
  const { number } = documents[0]!
  expect(await invoices.knownAt(number)).toBeUndefined()
  const shown = await billing.invoices.getInvoice({ companyId, number }, owner.call())
  expect(shown.summary).toMatchObject({ number, gross: 2280, outstanding: 2280, state: 'PAYMENT_STATE_OPEN' })
  expect(shown.lines).toMatchObject([{ description: expect.stringContaining('Studio'), net: 1900, vatRate: '20' }])
  expect((await invoices.knownAt(number))!.toString()).toBe(now.toString())
  const file = async (format: 'DOCUMENT_FORMAT_UBL' | 'DOCUMENT_FORMAT_PDF') =>
    (await billing.invoices.getInvoiceDocument({ companyId, number, format }, owner.call())).content
  const [ubl, pdf] = [await file('DOCUMENT_FORMAT_UBL'), await file('DOCUMENT_FORMAT_PDF')]
  expect(Buffer.from(ubl).toString()).toContain(`<cbc:ID>${number}</cbc:ID>`)
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  expect(Buffer.compare(await file('DOCUMENT_FORMAT_UBL'), ubl)).toBe(0)
  expect(Buffer.compare(await file('DOCUMENT_FORMAT_PDF'), pdf)).toBe(0)
})

test('when an API key reads an invoice then nobody knows of it yet', async () => {
  const [{ userId, call }, membershipId] = [person(), newId()]
  const companyId = await billing.companies.create(userId, { membershipId })
  await charged(companyId, chargeOf(1900n))
  const [document] = await issued(companyId, 1)
  const about = { companyId, number: document!.number }
  const key = apiKeyPassport({ companyId, userId, membershipId, permissions: ['invoices.see'] })
  await billing.invoices.getInvoice(about, key)
  await billing.invoices.getInvoiceDocument({ ...about, format: 'DOCUMENT_FORMAT_UBL' }, key)
  expect(await invoices.knownAt(about.number)).toBeUndefined()
  await billing.invoices.getInvoiceDocument({ ...about, format: 'DOCUMENT_FORMAT_UBL' }, call())
  expect(await invoices.knownAt(about.number)).toBeDefined()
})

test('when a document is issued then its files are made before anybody asks', async () => {
  const { documents } = await invoicedCompany(1900n)
  const files = billing.connection.collection<{ _id: string }>('invoice-files')
  await waitFor(async () => (await files.findOne({ _id: documents[0]!.number })) !== null)
})

test('when the kept bytes were changed then nobody is shown them', async () => {
  const { companyId, owner, documents } = await invoicedCompany(1900n)
  const { number } = documents[0]!
  const wanted = { companyId, number, format: 'DOCUMENT_FORMAT_UBL' } as const
  await billing.invoices.getInvoiceDocument(wanted, owner.call())
  await billing.connection
    .collection<{ _id: string }>('invoice-files')
    .updateOne({ _id: number }, { $set: { ubl: Buffer.from('<Invoice/>') } })
  await expect(billing.invoices.getInvoiceDocument(wanted, owner.call())).rejects.toThrow('internal')
})

test('when somebody asks for an invoice of another company, or may see none, then they get nothing', async () => {
  const { documents } = await invoicedCompany(1900n)
  const other = await billing.company()
  const { number } = documents[0]!
  const asked = { companyId: other.companyId, number }
  expect(await outcomeOf(billing.invoices.getInvoice(asked, other.owner.call()))).toBe('not-found')
  const developer = person()
  await billing.companies.join(other.companyId, developer.userId, { companyRole: 'developer' })
  const list = { companyId: other.companyId, limit: 0, after: '', search: '' }
  expect(await outcomeOf(billing.invoices.listInvoices(list, developer.call()))).toBe('not-allowed')
})

test('when a statement is asked for then what was before is its opening, and the lines lead to its closing', async () => {
  const { companyId, owner } = await invoicedCompany(1900n)
  await charged(companyId, chargeOf(-100n))
  await issued(companyId, 2)
  const get = (from: string, to: string) => billing.invoices.getStatement({ companyId, from, to }, owner.call())
  expect(await get('2026-11-01', '2026-12-31')).toMatchObject({
    opening: 0,
    lines: [
      { on: '2026-12-01', type: 'invoice-issued', amount: 2280, balance: 2280 },
      { on: '2026-12-01', type: 'credit-note-issued', amount: -120, balance: 2160 },
    ],
    closing: 2160,
  })
  expect(await get('2026-12-02', '2026-12-31')).toMatchObject({ opening: 2160, lines: [], closing: 2160 })
  for (const [from, to] of [
    ['2026-02-30', '2026-12-31'],
    ['2026-12-02', '2026-12-01'],
    ['', ''],
  ] as const) {
    expect(await outcomeOf(get(from, to))).toBe('bad-request')
  }
})

async function germanCompany(taxId: string) {
  const company = await billing.company()
  const buyer = billing.companies.buyers.get(company.companyId)!
  const address = { line1: 'Lindenstraße 7', postalCode: '10969', city: 'Berlin', country: 'DE' }
  billing.companies.buyers.set(company.companyId, { ...buyer, address, taxId, locale: 'sv' })
  return company
}

test('when the register knows a business of another member state then its VAT is reversed', async () => {
  register.answers.set('DE136695976', 'valid')
  const { companyId } = await germanCompany('DE 136 695 976')
  await charged(companyId, chargeOf(1900n))
  const [invoice] = await issued(companyId, 1)
  expect(invoice).toMatchObject({
    locale: 'sv',
    buyer: { vatId: 'DE136695976' },
    vat: [{ category: 'AE', amount: 0n }],
  })
})

test('when the register is busy then VAT is charged, and taken back when the VAT id turns out to be valid', async () => {
  const { companyId } = await germanCompany('DE811569869')
  await charged(companyId, chargeOf(1900n))
  const [charging] = await issued(companyId, 1)
  expect(charging).toMatchObject({ vat: [{ category: 'S', rate: '19' }], totals: { gross: 2261n } })
  register.answers.set('DE811569869', 'valid')
  now = now.add({ hours: 25 })
  const [note, , replaced] = await issued(companyId, 3)
  expect(note).toMatchObject({ corrects: { number: charging!.number }, totals: { gross: 2261n } })
  expect(replaced).toMatchObject({ vat: [{ category: 'AE' }], totals: { gross: 1900n, prepaid: 0n } })
})

test('when the plan is given back while nobody knows the VAT id, and it is valid, then the account is even', async () => {
  const { companyId, owner } = await germanCompany('DE129274202')
  await charged(companyId, chargeOf(1900n))
  const [charging] = await issued(companyId, 1)
  await charged(companyId, chargeOf(-1900n, { because: 'refunded' }))
  const [givenBack] = await issued(companyId, 2)
  expect([charging!.totals.gross, givenBack!.totals.gross]).toEqual([2261n, 2261n])
  expect(givenBack!.corrects).toBeUndefined()
  register.answers.set('DE129274202', 'valid')
  now = now.add({ hours: 25 })
  await waitFor(async () => (await invoices.vatOpenOf(companyId)).length === 0)
  const documents = (await ofCompany(companyId)).map(({ document }) => document)
  expect(documents).toHaveLength(5)
  const vat = documents.map(({ kind, totals }) => (kind === 'invoice' ? totals.vat : -totals.vat))
  expect(vat.reduce((sum, amount) => sum + amount, 0n)).toBe(0n)
  const dates = { from: '2026-01-01', to: '2027-12-31' }
  const { closing } = await billing.invoices.getStatement({ companyId, ...dates }, owner.call())
  expect(closing).toBe(0)
  expect(documents.at(-1)!.totals).toMatchObject({ net: 0n, vat: 361n, prepaid: 361n, due: 0n })
})

test('when the plan is given back while the VAT id counts as wrong, and it is valid later, then the account is even', async () => {
  const { companyId, owner } = await germanCompany('DE143593638')
  await charged(companyId, chargeOf(1900n))
  await issued(companyId, 1)
  register.answers.set('DE143593638', 'invalid')
  now = now.add({ hours: 25 })
  const wrong = async () => (await vatIds.find(companyId))?.evidence?.outcome === 'invalid'
  await waitFor(wrong)
  await charged(companyId, chargeOf(-1900n, { because: 'refunded' }))
  await issued(companyId, 2)
  register.answers.set('DE143593638', 'valid')
  now = now.add({ hours: 24 * 31 })
  await waitFor(async () => (await invoices.vatOpenOf(companyId)).length === 0)
  const dates = { from: '2026-01-01', to: '2027-12-31' }
  const { closing } = await billing.invoices.getStatement({ companyId, ...dates }, owner.call())
  expect(closing).toBe(0)
})

test('when an invoice with open VAT was taken back whole, and the VAT id is valid, then nothing stays open', async () => {
  const { companyId } = await germanCompany('DE123456788')
  await charged(companyId, chargeOf(1900n))
  const [{ number }] = (await issued(companyId, 1)) as [IssuedInvoice]
  const whole = { companyId, number, lines: [], reason: 'A favour' }
  await billing.invoiceOperators.createCreditNote(whole, operatorCall())
  expect(await invoices.vatOpenOf(companyId)).toEqual([number])
  register.answers.set('DE123456788', 'valid')
  now = now.add({ hours: 25 })
  await waitFor(async () => (await invoices.vatOpenOf(companyId)).length === 0)
  expect(await ofCompany(companyId)).toHaveLength(2)
})

test('when a plan is given back whose VAT is not open then neither is that, whatever is open besides', async () => {
  const { companyId, owner } = await germanCompany('DE224466884')
  await charged(companyId, chargeOf(1900n))
  await issued(companyId, 1)
  register.answers.set('DE224466884', 'invalid')
  now = now.add({ hours: 25 })
  await waitFor(async () => (await vatIds.find(companyId))?.evidence?.outcome === 'invalid')
  await charged(companyId, chargeOf(2500n))
  await issued(companyId, 2)
  await charged(companyId, chargeOf(-2500n, { because: 'refunded' }))
  await issued(companyId, 3)
  expect(await invoices.vatOpenOf(companyId)).toHaveLength(1)
  register.answers.set('DE224466884', 'valid')
  now = now.add({ hours: 24 * 31 })
  await waitFor(async () => (await invoices.vatOpenOf(companyId)).length === 0)
  const dates = { from: '2026-01-01', to: '2027-12-31' }
  const { closing } = await billing.invoices.getStatement({ companyId, ...dates }, owner.call())
  // What is left is the first plan, without VAT.
  expect(closing).toBe(1900)
})

test('when the VAT of one company cannot be taken back then that of those behind it is', async () => {
  const [first, second] = [await germanCompany('DE811569877'), await germanCompany('DE811907980')]
  for (const { companyId } of [first, second]) await charged(companyId, chargeOf(1900n))
  const [{ number }] = (await issued(first.companyId, 1)) as [IssuedInvoice]
  await issued(second.companyId, 1)
  const rows = billing.connection.collection<{ _id: string }>('invoices')
  const row = await rows.findOne({ _id: number })
  await rows.updateOne({ _id: number }, { $set: { document: '{' } })
  for (const id of ['DE811569877', 'DE811907980']) register.answers.set(id, 'valid')
  now = now.add({ hours: 25 })
  expect(await issued(second.companyId, 3)).toHaveLength(3)
  await rows.updateOne({ _id: number }, { $set: { document: row!['document' as never] } })
  expect(await issued(first.companyId, 3)).toHaveLength(3)
})

test('when a plan is given back after the address has changed then its VAT is given back as it was charged, and no cent more or less', async () => {
  for (const [from, to, vat] of [
    ['US', 'HU', 0n],
    ['FR', 'US', 5_000n],
    ['DE', 'HU', 4_750n],
  ] as const) {
    const { companyId } = await billing.company()
    const buyer = billing.companies.buyers.get(companyId)!
    const moveTo = (country: string) => Object.assign(buyer.address!, { country, postalCode: '10115' })
    moveTo(from)
    await charged(companyId, chargeOf(25_000n))
    const [invoice] = await issued(companyId, 1)
    moveTo(to)
    await charged(companyId, chargeOf(-25_000n, { because: 'refunded' }))
    const note = (await issued(companyId, 2)).find(({ kind }) => kind === 'credit-note')
    expect([note!.kind, note!.totals.vat, note!.totals.gross]).toEqual(['credit-note', vat, invoice!.totals.gross])
    expect(note!.vat.map(({ category, rate }) => [category, rate])).toEqual(
      invoice!.vat.map(({ category, rate }) => [category, rate]),
    )
  }
})

test('when a larger plan takes the place of one that was charged without VAT then what is given back stands alone, and the credit pays', async () => {
  const { companyId } = await billing.company()
  const buyer = billing.companies.buyers.get(companyId)!
  Object.assign(buyer.address!, { country: 'US', postalCode: '10001' })
  await charged(companyId, chargeOf(25_000n))
  await issued(companyId, 1)
  Object.assign(buyer.address!, { country: 'HU', postalCode: '1011' })
  const lines = [...chargeOf(-25_000n).lines, ...chargeOf(40_000n).lines]
  await charged(companyId, { ...chargeOf(1n), because: 'changed', lines })
  const documents = await issued(companyId, 3)
  const note = documents.find(({ kind }) => kind === 'credit-note')
  const invoice = documents.findLast(({ kind }) => kind === 'invoice')
  expect([note!.kind, note!.totals.gross, note!.vat[0]!.category]).toEqual(['credit-note', 25_000n, 'O'])
  expect([invoice!.kind, invoice!.totals.net, invoice!.totals.vat]).toEqual(['invoice', 40_000n, 10_800n])
  const row = await billing.connection
    .collection<{ companyId: string; invoice: string; number: number }>('charges')
    .findOne({ companyId, number: 2 })
  expect(row!.invoice).toBe(invoice!.number)
})

test('when a company has moved since it bought a plan then a larger one costs what its quote says', async () => {
  const { companyId, owner } = await billing.company(choiceOf('studio'))
  await billing.entitlement(companyId)
  const [first] = await issued(companyId, 1)
  Object.assign(billing.companies.buyers.get(companyId)!.address!, { country: 'US', postalCode: '10001' })
  now = now.add({ hours: 24 * 10 })
  const choice = choiceOf('agency')
  const { quoteId, price } = await billing.subscriptions.makeQuote(
    { companyId, choice, cancel: false, siteIds: [] },
    owner.call(),
  )
  expect(price!.vat.map(({ category }) => category)).toEqual(['S', 'O'])
  await billing.subscriptions.putSubscription({ companyId, choice, quoteId }, owner.call())
  const gross = (await issued(companyId, 3))
    .filter(({ number }) => number !== first!.number)
    .map(({ kind, totals }) => Number(kind === 'invoice' ? totals.gross : -totals.gross))
  expect(gross.reduce((sum, amount) => sum + amount)).toBe(price!.gross)
})
