import { DomainError } from '@holdfast/errors'
import { type CompanyAccount, openInvoices, outstandingOf } from '../book/account.ts'
import type { Payment } from './payment.ts'

/**
 * Refuses to send a payer to their bank for nothing, to pay an invoice twice, or more than is left of it:
 * `payment-not-waiting`, `nothing-outstanding`, `payment-under-way`.
 * @param ofInvoice all payments that were asked for because of the same invoice
 */
export function checkConfirmable(payment: Payment, account: CompanyAccount, ofInvoice: readonly Payment[]): void {
  const { paymentId, state, invoiceNumber } = payment
  if (state.status !== 'action-needed') throw new DomainError('payment-not-waiting')
  if (!openInvoices(account).some(({ number }) => number === invoiceNumber))
    throw new DomainError('nothing-outstanding')
  if (!isOwed(payment, account)) throw new DomainError('payment-not-waiting')
  const others = ofInvoice.filter((other) => other.paymentId !== paymentId)
  if (others.some(isUnderWay)) throw new DomainError('payment-under-way')
}

/** All of it is still to be paid of its invoice. */
export function isOwed({ invoiceNumber, amount }: Payment, account: CompanyAccount): boolean {
  const invoice = openInvoices(account).find(({ number }) => number === invoiceNumber)
  return invoice !== undefined && outstandingOf(invoice) >= amount
}

/** The provider is asked for it, or it is on its way. */
export function isUnderWay({ state: { status } }: Payment): boolean {
  return status === 'requested' || status === 'processing'
}
