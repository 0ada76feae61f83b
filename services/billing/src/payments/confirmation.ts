import { DomainError } from '@holdfast/errors'
import { type CompanyAccount, openInvoices } from '../book/account.ts'
import type { Payment } from './payment.ts'

/**
 * Refuses to send a payer to their bank for nothing, or to pay an invoice twice: `payment-not-waiting`,
 * `nothing-outstanding`, `payment-under-way`.
 * @param ofInvoice all payments that were asked for because of the same invoice
 */
export function checkConfirmable(
  { paymentId, state, invoiceNumber }: Payment,
  account: CompanyAccount,
  ofInvoice: readonly Payment[],
): void {
  if (state.status !== 'action-needed') throw new DomainError('payment-not-waiting')
  if (!openInvoices(account).some(({ number }) => number === invoiceNumber))
    throw new DomainError('nothing-outstanding')
  const others = ofInvoice.filter((other) => other.paymentId !== paymentId)
  if (others.some(isUnderWay)) throw new DomainError('payment-under-way')
}

/** The provider is asked for it, or it is on its way. */
export function isUnderWay({ state: { status } }: Payment): boolean {
  return status === 'requested' || status === 'processing'
}
