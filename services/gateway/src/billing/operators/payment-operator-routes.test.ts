import { newId } from '@holdfast/contracts'
import type {
  AssignReceiptRequest,
  RecordPaymentReply,
  RecordPaymentRequest,
  RefundPaymentReply,
  RefundPaymentRequest,
} from '@holdfast/contracts/billing'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [companyId, paymentId, receiptId] = [newId(), newId(), newId()]
const eur = (amount: number) => ({ amount, currency: 'EUR' })
const transfer = { amount: '12050', currency: 'EUR', reference: 'A17', receivedOn: '2026-11-28' }
const paid: RecordPaymentReply = { paymentId, companyId, outstanding: eur(0), credit: eur(50) }

test('when an operator records what came over the bank then the payer is a company or the number of an invoice', async () => {
  const record = recorded<RecordPaymentRequest, RecordPaymentReply>(paid)
  const assign = recorded<AssignReceiptRequest, RecordPaymentReply>(paid)
  const refund = recorded<RefundPaymentRequest, RefundPaymentReply>({ returned: eur(20) })
  const app = await gatewayOver({
    paymentOperators: { recordPayment: record.handler, assignReceipt: assign.handler, refundPayment: refund.handler },
  })
  const post = (end: string, payload: object) =>
    app.inject({ method: 'POST', url: `/v1/operator/billing/${end}`, headers: bearer, payload })

  const answer = await post('payments', { payer: companyId, ...transfer })
  expect(answer.json()).toEqual({
    paymentId,
    companyId,
    outstanding: { amount: '0', currency: 'EUR' },
    credit: { amount: '50', currency: 'EUR' },
  })
  await post('payments', { payer: 'HF-2026-000012', ...transfer })
  const said = { amount: eur(12_050), reference: 'A17', receivedOn: '2026-11-28' }
  expect(record.calls.map(({ request }) => request)).toEqual([
    expect.objectContaining({ companyId, ...said }),
    expect.objectContaining({ invoiceNumber: 'HF-2026-000012', ...said }),
  ])
  await post(`receipts/${receiptId}/assign`, { payer: companyId })
  await post(`receipts/${receiptId}/assign`, { payer: companyId, amount: '5', currency: 'EUR' })
  expect(assign.calls.map(({ request }) => request.amount)).toEqual([undefined, eur(5)])
  const back = await post(`payments/${paymentId}/refund`, { amount: '20', currency: 'EUR', reason: 'asked for' })
  expect(back.json()).toEqual({ returned: { amount: '20', currency: 'EUR' } })
  for (const wrong of [
    { amount: '0' },
    { amount: '1.5' },
    { amount: '-1' },
    { amount: 1 },
    { amount: '1e3' },
    { amount: '9'.repeat(16) },
  ]) {
    expect([wrong, (await post('payments', { payer: companyId, ...transfer, ...wrong })).statusCode]).toEqual([
      wrong,
      400,
    ])
  }
})
