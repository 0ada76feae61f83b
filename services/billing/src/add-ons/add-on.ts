import type { Temporal } from 'temporal-polyfill'
import { type PremiumStagingLine, shareOf } from '../charges/charge.ts'
import { earlier, overlap, type Period, wholeSecond } from '../periods/period.ts'
import { type Catalogue, findPlan } from '../plans/catalogue.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'

/** A premium staging from when it was created until it was deleted: its life is what is charged. */
export interface PremiumStaging {
  readonly siteId: string
  readonly environmentId: string
  readonly createdAt: Temporal.Instant
  /** Missing while it is there. */
  readonly deletedAt?: Temporal.Instant
}

/**
 * What the premium stagings of a company cost in a metered month, by the second of their lives, each second by the plan
 * that the company had then. Parts of a month that are metered one after the other add up to the month.
 */
export function chargePremiumStagings(
  stagings: readonly PremiumStaging[],
  month: MeteredMonth,
  catalogue: Catalogue,
): PremiumStagingLine[] {
  return stagings.toSorted(byCreation).flatMap(({ siteId, environmentId, ...life }) =>
    plansOf(month).flatMap(({ plan, period }) => {
      const lived = overlap(lifeOf(life, month.period), period)
      if (!lived) return []
      const price = findPlan(catalogue, plan).premiumStagingPrice
      return [{ kind: 'premium-staging', siteId, environmentId, ...shareOf(plan, price, month.whole, lived) } as const]
    }),
  )
}

/** Starts and ends count by the whole second, so one that is replaced within a second leaves no gap. */
function lifeOf({ createdAt, deletedAt }: Pick<PremiumStaging, 'createdAt' | 'deletedAt'>, until: Period): Period {
  return { from: wholeSecond(createdAt), to: deletedAt ? earlier(wholeSecond(deletedAt), until.to) : until.to }
}

function plansOf({ plans, period }: MeteredMonth) {
  return plans.map(({ plan, from }, index) => ({ plan, period: { from, to: plans[index + 1]?.from ?? period.to } }))
}

/** The same lines whatever the order in which the lives were found. */
function byCreation(one: PremiumStaging, other: PremiumStaging): number {
  const difference = one.createdAt.epochMilliseconds - other.createdAt.epochMilliseconds
  if (difference !== 0) return difference
  return one.environmentId < other.environmentId ? -1 : one.environmentId > other.environmentId ? 1 : 0
}
