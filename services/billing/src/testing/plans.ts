import { Temporal } from 'temporal-polyfill'
import { parseCatalogue } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'

const plan = (planId: string, month: number, sites: number, changes: Record<string, unknown> = {}) => ({
  planId,
  version: 1,
  name: planId,
  offeredFrom: '2020-01-01T00:00:00Z',
  prices: { month, year: month * 10 },
  sites,
  premiumStagings: sites,
  premiumStagingPrice: 1500,
  diskBytes: sites * 1000,
  backupDays: 7,
  included: { visits: sites * 1000 },
  overage: { visits: { block: 1000, price: 100 } },
  refundDays: 14,
  ...changes,
})

/** Three plans; the smallest has a second version from July 2027 on. Prices that no month divides without a rest. */
export const plansForTests = parseCatalogue({
  currency: 'EUR',
  plans: [
    plan('small', 3333, 1, { withdrawnAt: '2027-07-01T00:00:00Z' }),
    plan('small', 4001, 1, { version: 2, offeredFrom: '2027-07-01T00:00:00Z' }),
    plan('middle', 22_501, 10, { premiumStagingPrice: 1300 }),
    plan('large', 86_007, 60, { included: { visits: 60_000, bytes: 1_000_000 }, refundDays: 0 }),
  ],
})

export const choice = (planId: string, interval: PlanChoice['interval'] = 'month', version = 1): PlanChoice => ({
  planId,
  version,
  interval,
})

export const instant = (text: string) => Temporal.Instant.from(text)
