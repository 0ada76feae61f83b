import { DomainError } from '@holdfast/errors'
import { type Rational, rational, roundHalfAwayFromZero } from './rational.ts'

/** An amount of minor units (cents, öre) in one currency. Never a float. */
export interface Money {
  readonly amount: bigint
  readonly currency: string
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** @param currency a code of ISO 4217; any other is refused, so that a slip of the pen is no new currency */
export function money(amount: bigint, currency: string): Money {
  if (!currencies.has(currency)) throw new DomainError('unknown-currency')
  return { amount, currency }
}

export function zero(currency: string): Money {
  return money(0n, currency)
}

export function add(one: Money, other: Money): Money {
  return { amount: one.amount + other.amount, currency: sameCurrency(one, other) }
}

export function subtract(one: Money, other: Money): Money {
  return { amount: one.amount - other.amount, currency: sameCurrency(one, other) }
}

export function negate({ amount, currency }: Money): Money {
  return { amount: -amount, currency }
}

/** @param currency that of the sum, also where there is nothing to add */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = zero(currency)
  for (const amount of amounts) total = add(total, amount)
  return total
}

/** Negative where `one` is less, 0 where both are equal. */
export function compareMoney(one: Money, other: Money): number {
  sameCurrency(one, other)
  return one.amount < other.amount ? -1 : one.amount > other.amount ? 1 : 0
}

/** The one place where an amount is rounded: half away from zero, once, at the end. */
export function multiply({ amount, currency }: Money, by: Rational): Money {
  return { amount: roundHalfAwayFromZero(rational(amount * by.numerator, by.denominator)), currency }
}

/**
 * Parts of an amount in proportion to weights, which add up to exactly the amount. What rounding leaves over goes, a
 * minor unit each, to the parts that lost most by it, the earlier first (largest remainders).
 */
export function allocate({ amount, currency }: Money, weights: readonly bigint[]): Money[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight is negative')
  const whole = weights.reduce((total, weight) => total + weight, 0n)
  if (whole === 0n) throw new RangeError('no weight: nobody would get the amount')
  const [size, sign] = amount < 0n ? [-amount, -1n] : [amount, 1n]
  const parts = weights.map((weight, index) => ({
    index,
    part: (size * weight) / whole,
    lost: (size * weight) % whole,
  }))
  let left = size - parts.reduce((total, { part }) => total + part, 0n)
  const byLoss = parts.toSorted((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1))
  for (const entry of byLoss) {
    if (left === 0n) break
    entry.part += 1n
    left -= 1n
  }
  return parts.map(({ part }) => ({ amount: sign * part, currency }))
}

/** How many digits of a currency's amounts are minor units: 2 for EUR, 0 for JPY, 3 for BHD. */
export function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** As a decimal number of major units, for documents: `-12.50`, `3` in yen. */
export function majorUnits({ amount, currency }: Money): string {
  const digits = minorDigits(currency)
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0')
  const sign = amount < 0n ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

function sameCurrency(one: Money, other: Money): string {
  if (one.currency !== other.currency) throw new DomainError('currency-differs')
  return one.currency
}
