import { newId } from '@holdfast/contracts'
import type {
  ConfirmPaymentReply,
  ConfirmPaymentRequest,
  ListPaymentMethodsRequest,
  PayInvoiceReply,
  PayInvoiceRequest,
  PaymentMethods,
  TakeWebhookReply,
  TakeWebhookRequest,
} from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const companyId = newId()

test('when an invoice is paid without a card then the answer says where to send the money', async () => {
  const bank = { accountName: 'Holdfast', iban: 'SE45', reference: 'HF-2026-000012' }
  const amount = { amount: 1_999, currency: 'EUR' }
  const pay = recorded<PayInvoiceRequest, PayInvoiceReply>({ amount, bank })
  const app = await gatewayOver({ payments: { payInvoice: pay.handler } })
  const url = `/v1/companies/${companyId}/invoices/HF-2026-000012/pay`
  const answer = await app.inject({ method: 'POST', url, headers: bearer })
  expect(answer.json()).toEqual({
    amount: { amount: '1999', currency: 'EUR' },
    payment: null,
    bank: { ...bank, bic: null },
  })
  expect(pay.calls[0]!.request).toMatchObject({ companyId, number: 'HF-2026-000012' })
})

test('when a payment is to be confirmed then the payer comes back to this host, whatever address the call names', async () => {
  const url = 'https://bank.example.com/confirm'
  const confirm = recorded<ConfirmPaymentRequest, ConfirmPaymentReply>({ url })
  const publicUrl = 'https://holdfast.test'
  const app = await gatewayOver({ payments: { confirmPayment: confirm.handler } }, { publicUrl })
  const paymentId = newId()
  const path = `/v1/companies/${companyId}/payments/${paymentId}/confirmation`
  const headers = { ...bearer, host: 'evil.example.com', 'x-forwarded-host': 'evil.example.com' }
  expect((await app.inject({ method: 'POST', url: path, headers })).json()).toEqual({ url })
  const returnUrl = `${publicUrl}/confirm-payment?payment=${companyId}.${paymentId}`
  expect(confirm.calls.map(({ request }) => request)).toEqual([{ companyId, paymentId, returnUrl }])
})

test('when ways to pay are listed then the answer says whether cards are offered at all', async () => {
  const methods = [{ methodId: 'pm_1', kind: 'PAYMENT_METHOD_KIND_CARD', label: 'visa •••• 4242' }] as const
  for (const isOffered of [true, false]) {
    const list = recorded<ListPaymentMethodsRequest, PaymentMethods>({ methods: [...methods], isOffered })
    const app = await gatewayOver({ payments: { listPaymentMethods: list.handler } })
    const answer = await app.inject({
      method: 'GET',
      url: `/v1/companies/${companyId}/payment-methods`,
      headers: bearer,
    })
    expect(answer.json()).toEqual({ items: [{ ...methods[0], kind: 'card' }], isOffered })
  }
})

test('when a provider says something then billing gets the very bytes, and no more than 64 KiB', async () => {
  const take = recorded<TakeWebhookRequest, TakeWebhookReply>({})
  const app = await gatewayOver({ paymentWebhooks: { takeWebhook: take.handler } })
  const post = (payload: string | Buffer, headers: Record<string, string> = { 'stripe-signature': 't=1,v1=a' }) =>
    app.inject({
      method: 'POST',
      url: '/v1/webhooks/payments/stripe',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })
  const said = '{ "b":1,  "a": 2 }\n'
  expect((await post(said)).statusCode).toBe(204)
  const { provider, signature, body } = take.calls[0]!.request
  expect([provider, signature, Buffer.from(body).toString()]).toEqual(['stripe', 't=1,v1=a', said])
  expect((await post(said, {})).json().code).toBe('webhook-not-verified')
  expect((await post(Buffer.alloc(64 * 1024))).statusCode).toBe(204)
  expect((await post(Buffer.alloc(64 * 1024 + 1))).json().code).toBe('body-too-large')
  expect(take.calls).toHaveLength(2)
})
