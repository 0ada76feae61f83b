import { outcomeOf, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { createChargeStore } from '../charges/charge-store.ts'
import { createInvoiceStore } from '../invoices/invoice-store.ts'
import { billingService, operatorCall } from '../testing/billing-service.ts'
import { chargeOf } from '../testing/charges.ts'

const now = Temporal.Instant.from('2026-12-01T09:00:00Z')
const billing = await billingService({ clock: () => now })
const charges = await createChargeStore(billing.connection)
const invoices = await createInvoiceStore(billing.connection)
const rows = (name: string) => billing.connection.collection<{ _id: string }>(name)

async function invoicedCompany(amount = 1900n) {
  const { companyId, owner } = await billing.company()
  await billing.connection.transaction((session) =>
    charges.add(companyId, [{ charge: chargeOf(amount), invoiceAt: now }], session),
  )
  await waitFor(async () => (await invoices.ofCompany(companyId)).length > 0)
  return { companyId, owner, number: (await invoices.ofCompany(companyId))[0]!.document.number }
}
/** Identity, which says who is an operator, may take long to answer on a busy machine: then a part is asked for again. */
async function verified() {
  const found: string[] = []
  let [after, companies, documents] = ['', 0, 0]
  do {
    const part = await waitFor(() => billing.invoiceOperators.verifyBook({ after }, operatorCall()))
    found.push(...part.findings.map(({ about, subject, finding }) => `${about} ${subject} ${finding}`))
    companies += part.companies
    documents += part.documents
    after = part.nextCursor
  } while (after !== '')
  return { found, companies, documents }
}
/** Does what is wrong, looks what is found, and puts it right again. */
async function foundWith(collection: string, _id: string, change: (row: object) => object | undefined) {
  const row = await rows(collection).findOne({ _id })
  const changed = change(structuredClone(row!))
  await rows(collection).deleteOne({ _id })
  if (changed) await rows(collection).insertOne(changed as { _id: string })
  const { found } = await verified()
  await rows(collection).deleteOne({ _id })
  await rows(collection).insertOne(row!)
  return found
}
const replaced = (field: string, from: RegExp, to: string) => (row: object) => ({
  ...row,
  [field]: (row as Record<string, string>)[field]!.replace(from, to),
})
const correct = (companyId: string, number: string, lines: { position: number; net: number }[], reason = 'a mistake') =>
  billing.invoiceOperators.createCreditNote({ companyId, number, lines, reason }, operatorCall())

test('when an operator takes back a part and then the rest then nothing is owed, and no more can be taken back', async () => {
  const { companyId, number } = await invoicedCompany()
  const part = await correct(companyId, number, [{ position: 1, net: 633 }])
  expect(part).toMatchObject({ kind: 'INVOICE_KIND_CREDIT_NOTE', net: 633, vat: 127, corrects: number })
  const rest = await correct(companyId, number, [])
  expect(rest).toMatchObject({ net: 1267, vat: 253 })
  expect(await outcomeOf(correct(companyId, number, []))).toBe('nothing-to-credit')
  expect(await outcomeOf(correct(companyId, part.number, []))).toBe('not-an-invoice')
  expect(await outcomeOf(correct(companyId, number, [{ position: 9, net: 1 }]))).toBe('unknown-line')
  expect(await outcomeOf(correct(companyId, number, [], ''))).toBe('reason-needed')
  expect(await outcomeOf(correct((await billing.company()).companyId, number, []))).toBe('not-found')
  const issued = (await billing.events(companyId)).filter(({ type }) => type === 'InvoiceIssued')
  expect(issued.map(({ actor }) => actor.kind)).toEqual(['KIND_SYSTEM', 'KIND_OPERATOR', 'KIND_OPERATOR'])
})

test('when two operators take back the same invoice at once then it is taken back once', async () => {
  const { companyId, number } = await invoicedCompany()
  const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(correct(companyId, number, []))))
  expect(outcomes.filter((one) => one === 'nothing-to-credit')).toHaveLength(2)
})

test('when nothing is wrong then a verification finds nothing, over several parts', async () => {
  await Promise.all([1n, 0n, 3n].map((amount) => invoicedCompany(amount)))
  const { found, companies, documents } = await verified()
  expect(found).toEqual([])
  expect(companies).toBeGreaterThan(4)
  expect(documents).toBeGreaterThan(7)
})

test('when something was changed by hand then the verification names it', async () => {
  const { companyId, owner, number } = await invoicedCompany()
  const file = { companyId, number, format: 'DOCUMENT_FORMAT_UBL' } as const
  await billing.invoiceOperators.verifyBook({ after: '' }, operatorCall())
  await billing.invoices.getInvoiceDocument(file, owner.call())

  const changed = replaced('document', /"gross":"2280"/, '"gross":"2279"')
  const other = await foundWith('invoices', number, changed)
  expect(other).toContain(`document ${number} differs-when-recomputed`)
  expect(other).toContain(`entry ${number} differs-when-recomputed`)

  const gone = await foundWith('invoices', number, () => undefined)
  expect(gone).toContain(`number ${number} missing`)
  expect(gone).toContain(`entry ${number} nothing-was-issued`)

  const posting = await foundWith('postings', `${companyId} 1`, replaced('posting', /"1900"/g, '"1899"'))
  expect(posting).toContain(`posting ${companyId} 1 differs-when-recomputed`)
  const account = await foundWith('book-accounts', companyId, replaced('account', /"2280"/, '"2281"'))
  expect(account).toContain(`account ${companyId} differs-when-recomputed`)
  const files = await foundWith('invoice-files', number, (row) => ({ ...row, ublDigest: '0' }))
  expect(files).toEqual([`files ${number} differs-when-recomputed`])
  expect(await foundWith('invoice-files', number, () => undefined)).toEqual([`files ${number} missing`])
  expect((await verified()).found).toEqual([])
})

test('when a document has no entry in the ledger then the verification says so', async () => {
  const { number } = await invoicedCompany()
  const [row] = await rows('invoices').find({ _id: number }).toArray()
  // As one that was issued a while ago, under a number that nobody has.
  const stranger = {
    ...row!,
    _id: 'HF-2025-000001',
    invoiceId: '01900000-0000-7000-8000-000000000000',
    year: 2025,
    ordinal: 1,
  }
  await rows('invoices').insertOne(stranger)
  const { found } = await verified()
  expect(found).toContain('number 1 not-of-the-series')
  expect(found.some((one) => /^entry \d+ documents, \d+ entries missing$/.test(one))).toBe(true)
  await rows('invoices').deleteOne({ _id: 'HF-2025-000001' })
})

test('when a cursor was made up then it is refused', async () => {
  for (const after of ['x', Buffer.from('{"at":{}}').toString('base64url'), 'e30']) {
    expect(await outcomeOf(billing.invoiceOperators.verifyBook({ after }, operatorCall()))).toBe('bad-cursor')
  }
})

test('when the VAT of a month is reported then credit notes are taken off', async () => {
  const { rows: report } = await billing.invoiceOperators.getVatReport({ month: '2026-12' }, operatorCall())
  const all = (await invoices.ofTaxMonth('2026-12')).map(({ kind, totals }) =>
    Number(kind === 'invoice' ? totals.vat : -totals.vat),
  )
  expect(report[0]).toMatchObject({ kind: 'one-stop-shop', country: 'FR', rate: '20' })
  expect(report.reduce((sum, { documents }) => sum + documents, 0)).toBe(all.length)
  expect(report.reduce((sum, { vat }) => sum + vat, 0)).toBe(all.reduce((sum, vat) => sum + vat, 0))
  expect((await billing.invoiceOperators.getVatReport({ month: '2026-11' }, operatorCall())).rows).toEqual([])
  expect(await outcomeOf(billing.invoiceOperators.getVatReport({ month: '2026-13' }, operatorCall()))).toBe(
    'bad-request',
  )
})
