import type { Temporal } from 'temporal-polyfill'
import { type Interval, isBefore } from '../periods/period.ts'

/** What usage is measured in: visits by people, and bytes that were sent to them. */
export type Meter = 'visits' | 'bytes'
export const meters: readonly Meter[] = ['visits', 'bytes']

/** What use beyond the included one costs: so much for each started block. */
export interface OverageRule {
  readonly block: bigint
  /** Minor units. */
  readonly price: bigint
}

/** One version of a plan. Once it was offered it never changes: subscribers keep the version that they took. */
export interface PlanVersion {
  readonly planId: string
  readonly version: number
  readonly name: string
  readonly offeredFrom: Temporal.Instant
  /** From then on nobody new can take it. */
  readonly withdrawnAt?: Temporal.Instant
  /** Minor units for a whole period; an interval without a price is not offered. */
  readonly prices: Readonly<Partial<Record<Interval, bigint>>>
  readonly sites: number
  /** How many premium stagings there can be; each costs `premiumStagingPrice`. */
  readonly premiumStagings: number
  /** Minor units for a month of one premium staging. */
  readonly premiumStagingPrice: bigint
  readonly diskBytes: bigint
  readonly backupDays: number
  /** What is included in a month. A meter that is missing is measured and never charged. */
  readonly included: Readonly<Partial<Record<Meter, bigint>>>
  readonly overage: Readonly<Partial<Record<Meter, OverageRule>>>
  /** So many days after the start a company can cancel at once and gets its money back. */
  readonly refundDays: number
}

/** What a company takes: a version of a plan for an interval. */
export interface PlanChoice {
  readonly planId: string
  readonly version: number
  readonly interval: Interval
}

export function choiceOf({ planId, version, interval }: PlanChoice): PlanChoice {
  return { planId, version, interval }
}

export function sameChoice(one: PlanChoice, other: PlanChoice): boolean {
  return one.planId === other.planId && one.version === other.version && one.interval === other.interval
}

export function isOffered(plan: PlanVersion, at: Temporal.Instant): boolean {
  return !isBefore(at, plan.offeredFrom) && (!plan.withdrawnAt || isBefore(at, plan.withdrawnAt))
}

/** Whether somebody who changes from one plan to another could have more than they may keep. */
export function allowsLess(plan: PlanVersion, than: PlanVersion): boolean {
  return (
    plan.sites < than.sites ||
    plan.premiumStagings < than.premiumStagings ||
    plan.diskBytes < than.diskBytes ||
    plan.backupDays < than.backupDays
  )
}
