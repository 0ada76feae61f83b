import type { Temporal } from 'temporal-polyfill'
import { rational, roundHalfAwayFromZero } from '../money/rational.ts'
import { isBefore, type Period, secondsBetween } from '../periods/period.ts'
import type { Meter, PlanChoice } from '../plans/plan.ts'

/** What is charged by the second: the part of a price that belongs to a part of the time that the price is for. */
export interface TimeShare {
  readonly plan: PlanChoice
  /** What the whole time costs, in minor units. */
  readonly price: bigint
  readonly whole: Period
  readonly period: Period
  /** Minor units; negative where money is given back. */
  readonly amount: bigint
}

/** A plan is charged before its period; what is not used of it after all is given back. */
export type PlanLine = TimeShare & { readonly kind: 'plan' | 'plan-unused' }

/** A premium staging is charged after each month, for the time that the environment was there. */
export type PremiumStagingLine = TimeShare & {
  readonly kind: 'premium-staging'
  readonly siteId: string
  readonly environmentId: string
}

/** Use beyond the included one, in started blocks; the amount is their number times the price. */
export interface OverageLine {
  readonly kind: 'overage'
  readonly plan: PlanChoice
  readonly meter: Meter
  readonly period: Period
  readonly used: bigint
  readonly included: bigint
  readonly block: bigint
  readonly blocks: bigint
  readonly price: bigint
  readonly amount: bigint
}

export type ChargeLine = PlanLine | PremiumStagingLine | OverageLine

/** What is to be invoiced, and why. All amounts are in one currency. */
export interface Charge {
  readonly because: 'started' | 'renewed' | 'changed' | 'refunded' | 'settled'
  readonly at: Temporal.Instant
  readonly currency: string
  readonly lines: readonly ChargeLine[]
}

export function netOf(lines: readonly ChargeLine[]): bigint {
  return lines.reduce((total, { amount }) => total + amount, 0n)
}

/**
 * The part of a price for a part of its time. Rounded are the amounts from the beginning up to a moment, so parts that
 * touch add up to the price of the time that they cover, whatever the moments between them.
 */
export function shareOf(plan: PlanChoice, price: bigint, whole: Period, period: Period): TimeShare {
  if (isBefore(period.from, whole.from) || isBefore(whole.to, period.to) || isBefore(period.to, period.from)) {
    throw new RangeError('a part of the time lies outside of the whole')
  }
  const amount = amountUntil(price, whole, period.to) - amountUntil(price, whole, period.from)
  return { plan, price, whole, period, amount }
}

/** A price of nothing for a whole of nothing cannot be shared; a month of no second does not exist. */
function amountUntil(price: bigint, { from, to }: Period, moment: Temporal.Instant): bigint {
  return roundHalfAwayFromZero(rational(price * secondsBetween(from, moment), secondsBetween(from, to)))
}

export function givenBack(share: TimeShare): PlanLine {
  return { kind: 'plan-unused', ...share, amount: -share.amount }
}
