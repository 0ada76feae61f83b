import type { Authorize } from '@holdfast/access'
import type { PaymentInput, Payments } from '@holdfast/contracts/billing'
import { type Handlers, pageOf, readPage } from '@holdfast/runtime'
import type { KeptPayment, PaymentStore } from './payment-store.ts'
import { moneyToWire } from './payment-wire.ts'

export function paymentApi(needs: { authorize: Authorize; payments: PaymentStore }): Handlers<typeof Payments> {
  const { authorize, payments } = needs
  return {
    async listPayments({ companyId, ...request }, call) {
      await authorize(call, companyId, 'invoices.see')
      const wanted = readPage(request, `payments/${companyId}`)
      const rows = await payments.ofCompany(companyId, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ paymentId }) => paymentId)
      return { payments: page.map(paymentToWire), nextCursor }
    },
  }
}

function paymentToWire(payment: KeptPayment): PaymentInput {
  const { paymentId, amount, returned, currency, reference } = payment
  return {
    paymentId,
    amount: moneyToWire(amount, currency),
    returned: moneyToWire(returned, currency),
    status: 'PAYMENT_STATUS_SUCCEEDED',
    provider: '',
    reference,
    at: timeOf(paymentId),
  }
}

/** A payment's id says when it was made. */
function timeOf(paymentId: string): number {
  return Number.parseInt(paymentId.replaceAll('-', '').slice(0, 12), 16)
}
