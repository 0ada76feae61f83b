import { newId } from '@holdfast/contracts'
import type {
  BillingContactsInput,
  InvoiceSettingsInput,
  PutBillingContactsRequest,
  PutInvoiceMailsRequest,
  PutInvoiceSettingsRequest,
} from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()
const at = `/v1/companies/${companyId}`

test('when contacts are put then all of them reach the service with their version, and come back', async () => {
  const contactId = newId()
  const contact = { email: 'books@example.com', name: 'Books', language: 'sv' }
  const put = recorded<PutBillingContactsRequest, BillingContactsInput>({
    companyId,
    contacts: [{ contactId, ...contact }],
    version: 8,
  })
  const app = await gatewayOver({ contacts: { putBillingContacts: put.handler } })
  const url = `${at}/billing-contacts`
  const headers = { ...bearer, 'if-match': '"7"' }
  const answer = await app.inject({ method: 'PUT', url, headers, payload: { contacts: [contact] } })
  expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"8"'])
  expect(answer.json()).toEqual({ contacts: [{ contactId, ...contact }] })
  expect(put.calls[0]!.request).toMatchObject({ companyId, contacts: [contact], ifVersion: 7 })
  for (const wrong of [
    { ...contact, email: 'nobody' },
    { ...contact, language: 'de' },
    { ...contact, name: ' ' },
  ]) {
    const refused = await app.inject({ method: 'PUT', url, headers: bearer, payload: { contacts: [wrong] } })
    expect(refused.statusCode).toBe(400)
  }
  const many = Array.from({ length: 21 }, () => contact)
  const refused = await app.inject({ method: 'PUT', url, headers: bearer, payload: { contacts: many } })
  expect([refused.statusCode, put.calls.length]).toEqual([400, 1])
})

test('when settings are put then what is absent is null in the answer', async () => {
  const put = recorded<PutInvoiceSettingsRequest, InvoiceSettingsInput>({
    companyId,
    purchaseOrder: 'PO 7',
    version: 2,
  })
  const app = await gatewayOver({ contacts: { putInvoiceSettings: put.handler } })
  const payload = { purchaseOrder: 'PO 7', electronicAddress: { scheme: '0088', id: '7300010000001' } }
  const answer = await app.inject({ method: 'PUT', url: `${at}/invoice-settings`, headers: bearer, payload })
  expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"2"'])
  expect(answer.json()).toEqual({ purchaseOrder: 'PO 7', invoiceEmail: null, electronicAddress: null })
  expect(put.calls[0]!.request).toMatchObject({ companyId, ...payload })
})

test('when somebody switches their invoice mails then the service is told', async () => {
  const put = recorded<PutInvoiceMailsRequest, { isOn: boolean }>({ isOn: false })
  const app = await gatewayOver({ contacts: { putInvoiceMails: put.handler } })
  const url = `${at}/invoice-mails/me`
  const answer = await app.inject({ method: 'PUT', url, headers: bearer, payload: { on: false } })
  expect(answer.json()).toEqual({ on: false })
  expect(put.calls[0]!.request).toMatchObject({ companyId, isOn: false })
})
