import { DomainError } from '@holdfast/errors'
import type { CompanyAccount } from '../book/account.ts'
import type { Payment } from './payment.ts'

/** Money that an operator gives back over a provider. */
export interface Refund {
  refundId: string
  amount: bigint
  /** `given-up`: the provider refuses it, or has not answered for as long as it can be asked. Nobody asks any more. */
  state: 'wanted' | 'asked' | 'given-up'
}

type Refundable = Pick<Payment, 'returned' | 'returns'> & { refunds: readonly Refund[] }

/** What was asked for of a payment and is not told yet: it is as good as gone. */
export function pendingOf({ refunds, returns = [] }: Refundable): bigint {
  const told = new Set(returns.map(({ refundId }) => refundId))
  const pending = refunds.filter(({ refundId, state }) => state !== 'given-up' && !told.has(refundId))
  return pending.reduce((sum, { amount }) => sum + amount, 0n)
}

/**
 * Throws `refund-too-large` unless so much is credit of the company.
 * @param pending what is on its way back to the company already, of all its payments
 */
export function checkCredit({ credit }: CompanyAccount, amount: bigint, pending: bigint): void {
  if (amount + pending > credit) throw new DomainError('refund-too-large')
}

/**
 * Throws unless so much of it can be given back: no more than was paid, and than is credit of the company.
 * @param pending as in {@link checkCredit}
 */
export function checkRefund(
  payment: Refundable & Pick<Payment, 'amount' | 'state'>,
  amount: bigint,
  account: CompanyAccount,
  pending: bigint,
): void {
  if (amount <= 0n) throw new DomainError('bad-request')
  const gone = payment.returned + pendingOf(payment)
  const isTooMuch = payment.state.status !== 'succeeded' || gone + amount > payment.amount
  if (isTooMuch) throw new DomainError('refund-too-large')
  checkCredit(account, amount, pending)
}
