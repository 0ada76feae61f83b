import { DomainError } from '@holdfast/errors'
import type { BankTransfer } from '../payments/bank-transfer.ts'

/** Money that came in and that nobody could say yet from whom. */
export interface Receipt extends BankTransfer {
  receiptId: string
  /** What companies were given of it. It never exceeds the amount. */
  assigned: bigint
}

export function leftOf({ amount, assigned }: Receipt): bigint {
  return amount - assigned
}

/**
 * Gives a company all that is left, or a part. Decided on a receipt that was read in the transaction which keeps it, so that
 * two companies never get the same money.
 */
export function assign(receipt: Receipt, part: bigint | undefined): { receipt: Receipt; amount: bigint } {
  const left = leftOf(receipt)
  const amount = part ?? left
  if (part !== undefined && part <= 0n) throw new DomainError('bad-request')
  if (amount === 0n || amount > left) throw new DomainError('receipt-used-up')
  return { receipt: { ...receipt, assigned: receipt.assigned + amount }, amount }
}
