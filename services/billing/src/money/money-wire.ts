import type { Price } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Money } from './money.ts'

/** Throws `bad-request` unless it is a positive amount. */
export function moneyFromWire(price: Price | null | undefined): Money {
  if (!price || !Number.isSafeInteger(price.amount) || price.amount <= 0) throw new DomainError('bad-request')
  return { amount: BigInt(price.amount), currency: price.currency }
}

export function moneyToWire(amount: bigint, currency: string): Price {
  return { amount: Number(amount), currency }
}
