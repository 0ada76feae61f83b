import { newId } from '@holdfast/contracts'
import type {
  Close,
  CreateCreditNoteRequest,
  InvoiceSummary,
  StartCloseRequest,
  VatReportRow,
} from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const closeId = newId()
const companyId = newId()
const close: Close = {
  ...{ closeId, period: '2026-11', dryRun: false, now: true, begunAt: 0, currency: 'EUR' },
  ...{ done: 3, total: 10, issued: 2, gross: 4560, failed: 1, failures: [{ companyId, reason: 'internal' }] },
}

test('when a close is started then what is wanted reaches the service, and its progress is told', async () => {
  const start = recorded<StartCloseRequest, Close>(close)
  const app = await gatewayOver({ closes: { startClose: start.handler, getClose: async () => close } })
  const url = '/v1/operator/billing/closes'
  const payload = { period: '2026-11', now: true, reason: 'month end' }
  const answer = await app.inject({ method: 'POST', url, headers: bearer, payload })
  expect([answer.statusCode, answer.json()]).toEqual([
    201,
    { ...close, begunAt: '1970-01-01T00:00:00.000Z', endedAt: null, gross: '4560' },
  ])
  expect(start.calls[0]!.request).toEqual({ ...payload, dryRun: false })
  expect((await app.inject({ url: `${url}/${closeId}`, headers: bearer })).json()).toMatchObject({ done: 3 })
  for (const period of ['2026-13', '2026-1', 'november']) {
    const wrong = await app.inject({ method: 'POST', url, headers: bearer, payload: { ...payload, period } })
    expect(wrong.statusCode).toBe(400)
  }
})

test('when an operator takes back lines of an invoice then amounts are numbers for the service', async () => {
  const note: InvoiceSummary = {
    ...{ invoiceId: newId(), number: 'HC-2026-000001', issuedOn: '2026-12-01', dueOn: '2026-12-01', currency: 'EUR' },
    ...{ net: 950, vat: 190, gross: 1140, outstanding: 0, state: 'PAYMENT_STATE_PAID', corrects: 'HF-2026-000001' },
    kind: 'INVOICE_KIND_CREDIT_NOTE',
  }
  const create = recorded<CreateCreditNoteRequest, InvoiceSummary>(note)
  const app = await gatewayOver({ invoiceOperators: { createCreditNote: create.handler } })
  const url = `/v1/operator/companies/${companyId}/credit-notes`
  const payload = { number: 'HF-2026-000001', lines: [{ position: 1, net: '-950' }], reason: 'x' }
  const answer = await app.inject({ method: 'POST', url, headers: bearer, payload })
  expect([answer.statusCode, answer.json().corrects]).toEqual([201, 'HF-2026-000001'])
  expect(create.calls[0]!.request).toMatchObject({ companyId, lines: [{ position: 1, net: -950 }] })
  const wrong = { ...payload, lines: [{ position: 1, net: '9.5' }] }
  expect((await app.inject({ method: 'POST', url, headers: bearer, payload: wrong })).statusCode).toBe(400)
})

test('when the VAT of a month is asked for as CSV then no cell is a formula', async () => {
  const row: VatReportRow = {
    ...{ month: '2026-11', kind: 'reverse-charge', country: 'DE', category: 'AE', rate: '0', currency: 'EUR' },
    ...{ buyerVatId: '=1+1', base: -1900, vat: 0, documents: 1 },
  }
  const app = await gatewayOver({ invoiceOperators: { getVatReport: async () => ({ rows: [row] }) } })
  const url = '/v1/operator/billing/vat-report?month=2026-11'
  const answer = await app.inject({ url, headers: { ...bearer, accept: 'text/csv' } })
  expect(answer.body.split('\r\n')[1]).toBe(`"2026-11","reverse-charge","DE","AE","0","'=1+1","","-1900","0","EUR","1"`)
  expect((await app.inject({ url, headers: bearer })).json().items[0]).toMatchObject({ base: '-1900', corrects: null })
})

test('when the book is verified then the parts follow one another by cursors', async () => {
  const findings = [{ about: 'number', subject: 'HF-2026-000002', finding: 'missing' }]
  const parts = { '': 'next', next: '' } as Record<string, string>
  const verifyBook = async ({ after }: { after: string }) => ({
    ...{ findings: after ? findings : [], companies: 1, documents: 2, nextCursor: parts[after]! },
  })
  const app = await gatewayOver({ invoiceOperators: { verifyBook } })
  const get = async (query: string) =>
    (await app.inject({ url: `/v1/operator/billing/verification${query}`, headers: bearer })).json()
  expect(await get('')).toMatchObject({ findings: [], nextCursor: 'next' })
  expect(await get('?after=next')).toMatchObject({ findings, nextCursor: null })
})
