import type { Payment, PaymentStatus } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'
import { MoneySchema, moneyView } from '../../schemas/money.ts'

const statuses = {
  PAYMENT_STATUS_UNSPECIFIED: 'processing',
  PAYMENT_STATUS_PROCESSING: 'processing',
  PAYMENT_STATUS_ACTION_NEEDED: 'action-needed',
  PAYMENT_STATUS_FAILED: 'failed',
  PAYMENT_STATUS_SUCCEEDED: 'succeeded',
  PAYMENT_STATUS_WITHDRAWN: 'withdrawn',
} as const satisfies Record<PaymentStatus, string>

export const PaymentSchema = Type.Object({
  paymentId: IdOut,
  amount: MoneySchema,
  status: OneOf(
    ['processing', 'action-needed', 'failed', 'succeeded', 'withdrawn'],
    'action-needed: the payer has to confirm it at their bank. A payment that failed may still succeed. withdrawn: ' +
      'another payment took its place, or the invoice was settled otherwise',
  ),
  returned: { ...MoneySchema, description: 'What went back to the payer' },
  provider: Type.Union([Type.String(), Type.Null()], { description: 'Null: a bank transfer' }),
  reference: Type.String({ description: 'Of the transfer; or the number of the invoice that was to be paid' }),
  at: Time,
})

export function paymentView(payment: Payment): Static<typeof PaymentSchema> {
  const { paymentId, amount, status, returned, provider, reference, at } = payment
  return {
    paymentId,
    amount: moneyView(amount),
    status: statuses[status],
    returned: moneyView(returned),
    provider: provider || null,
    reference,
    at: time(at),
  }
}
