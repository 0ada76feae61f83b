import { newId } from '@holdfast/contracts'
import type {
  GetInvoiceDocumentRequest,
  InvoiceDocument,
  InvoiceSummary,
  ListInvoicesReply,
  ListInvoicesRequest,
  Statement,
} from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()
const invoiceId = newId()
const summary: InvoiceSummary = {
  ...{ invoiceId, number: 'HF-2026-000001', issuedOn: '2026-12-01', dueOn: '2026-12-15', currency: 'EUR' },
  ...{ net: 1900, vat: 380, gross: 2280, outstanding: 2280, state: 'PAYMENT_STATE_OVERDUE' },
  kind: 'INVOICE_KIND_INVOICE',
}

test('when invoices are searched then filters reach the service, and amounts are texts', async () => {
  const list = recorded<ListInvoicesRequest, ListInvoicesReply>({ invoices: [summary], nextCursor: '', total: 1 })
  const app = await gatewayOver({ invoices: { listInvoices: list.handler } })
  const url = `/v1/companies/${companyId}/invoices?search=HF&kind=credit-note&year=2026`
  const answer = await app.inject({ url, headers: bearer })
  expect(answer.json()).toMatchObject({
    items: [{ number: 'HF-2026-000001', kind: 'invoice', gross: '2280', state: 'overdue', corrects: null }],
    nextCursor: null,
    total: 1,
  })
  const asked = { companyId, search: 'HF', kind: 'INVOICE_KIND_CREDIT_NOTE', year: 2026 }
  expect(list.calls[0]!.request).toMatchObject(asked)
})

test('when an invoice is asked for as PDF or XML then its bytes come as they are', async () => {
  const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00])
  const get = recorded<GetInvoiceDocumentRequest, InvoiceDocument>({ content, fileName: 'HF-2026-000001' })
  const app = await gatewayOver({ invoices: { getInvoiceDocument: get.handler } })
  const file = (accept: string) =>
    app.inject({ url: `/v1/companies/${companyId}/invoices/HF-2026-000001`, headers: { ...bearer, accept } })
  const pdf = await file('application/pdf')
  expect([pdf.statusCode, pdf.headers['content-type'], pdf.headers.vary]).toEqual([200, 'application/pdf', 'Accept'])
  expect(pdf.headers['content-disposition']).toBe('attachment; filename="HF-2026-000001.pdf"')
  expect(pdf.rawPayload.equals(content)).toBe(true)
  expect((await file('application/xml')).headers['content-disposition']).toContain('.xml')
  expect(get.calls.map(({ request }) => request.format)).toEqual(['DOCUMENT_FORMAT_PDF', 'DOCUMENT_FORMAT_UBL'])
})

test('when a number has a slash then it is one part of the path', async () => {
  const content = Buffer.from('x')
  const get = recorded<GetInvoiceDocumentRequest, InvoiceDocument>({ content, fileName: 'A-1' })
  const app = await gatewayOver({ invoices: { getInvoiceDocument: get.handler } })
  const headers = { ...bearer, accept: 'application/pdf' }
  await app.inject({ url: `/v1/companies/${companyId}/invoices/A%2F1`, headers })
  expect(get.calls[0]!.request.number).toBe('A/1')
})

test('when a statement is asked for as CSV then no cell is a formula, and negative amounts stay numbers', async () => {
  const line = { on: '2026-12-02', type: 'payment-received', reference: '=cmd()', amount: -2280, balance: -500 }
  const about = { from: '2026-12-01', to: '2026-12-31', currency: 'EUR' }
  const statement: Statement = { ...about, opening: 1780, lines: [line], closing: -500 }
  const app = await gatewayOver({ invoices: { getStatement: async () => statement } })
  const url = `/v1/companies/${companyId}/statement?from=2026-12-01&to=2026-12-31`
  const answer = await app.inject({ url, headers: { ...bearer, accept: 'text/csv' } })
  expect(answer.body.split('\r\n').slice(1, 4)).toEqual([
    '"2026-12-01","opening","","","1780","EUR"',
    `"2026-12-02","payment-received","'=cmd()","-2280","-500","EUR"`,
    '"2026-12-31","closing","","","-500","EUR"',
  ])
  expect((await app.inject({ url, headers: bearer })).json()).toMatchObject({ opening: '1780', closing: '-500' })
  const wrong = `/v1/companies/${companyId}/statement?from=2026-12-31&to=2026-12-01`
  expect((await app.inject({ url: wrong, headers: bearer })).statusCode).toBe(400)
})
