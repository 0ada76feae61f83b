import { DomainError } from '@holdfast/errors'
import type { CompanyMovement } from '../book/posting.ts'
import { isDate } from '../invoices/dates.ts'

/** What a bank says of money that has come in. */
export interface BankTransfer {
  amount: bigint
  currency: string
  /** The bank's name for the transfer: it is recorded once. */
  reference: string
  /** A date of the seller's zone. */
  receivedOn: string
}

/** A payment that an operator has recorded, or assigned from a receipt. */
export interface BankPayment extends BankTransfer {
  paymentId: string
  companyId: string
  /** Given back by us. */
  returned: bigint
  /** The money without a name that it was a part of. */
  receiptId?: string
}

/**
 * @param today in the seller's zone
 * @throws `bad-request`; `currency-differs` where it is not in the seller's currency
 */
export function readTransfer(transfer: BankTransfer, seller: { currency: string; today: string }): BankTransfer {
  const { amount, currency, receivedOn } = transfer
  if (amount <= 0n || !isDate(receivedOn) || receivedOn > seller.today) throw new DomainError('bad-request')
  if (currency !== seller.currency) throw new DomainError('currency-differs')
  return transfer
}

/** Throws `reference-taken` if a transfer that was recorded is not the same one. */
export function checkSame(recorded: BankTransfer, again: BankTransfer): void {
  const isSame =
    recorded.amount === again.amount && recorded.currency === again.currency && recorded.receivedOn === again.receivedOn
  if (!isSame) throw new DomainError('reference-taken')
}

/** The movement of a payment that comes in. */
export function received({ companyId, paymentId, amount, receiptId }: BankPayment): CompanyMovement {
  const about = { companyId, paymentId, amount, place: { at: 'bank' } as const }
  return receiptId === undefined
    ? { type: 'payment-received', ...about }
    : { type: 'money-assigned', ...about, receiptId }
}

/** Gives a part of it back over the bank. The book refuses more than is on the company's account. */
export function giveBack(payment: BankPayment, amount: bigint): { payment: BankPayment; movements: CompanyMovement[] } {
  if (amount <= 0n) throw new DomainError('bad-request')
  if (payment.returned + amount > payment.amount) throw new DomainError('refund-too-large')
  const { companyId, paymentId } = payment
  return {
    payment: { ...payment, returned: payment.returned + amount },
    movements: [{ type: 'payment-refunded', companyId, paymentId, amount, place: { at: 'bank' } }],
  }
}
