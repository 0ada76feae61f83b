import type { PlanInput, Plans } from '@holdfast/contracts/billing'
import type { Handlers } from '@holdfast/runtime'
import { Temporal } from 'temporal-polyfill'
import type { Interval } from '../periods/period.ts'
import { type Catalogue, offeredPlans } from './catalogue.ts'
import type { PlanVersion } from './plan.ts'
import { intervalToWire } from './plan-choice.ts'

export function planApi(catalogue: Catalogue): Handlers<typeof Plans> {
  return {
    listPlans: async () => ({
      plans: offeredPlans(catalogue, Temporal.Now.instant()).map((plan) => planToWire(plan, catalogue.currency)),
    }),
  }
}

function planToWire(plan: PlanVersion, currency: string): PlanInput {
  const { planId, version, name, sites, premiumStagings, backupDays, refundDays, prices, included, overage } = plan
  const money = (amount: bigint) => ({ amount: Number(amount), currency })
  return {
    planId,
    version,
    name,
    sites,
    premiumStagings,
    backupDays,
    refundDays,
    diskBytes: Number(plan.diskBytes),
    premiumStagingPrice: money(plan.premiumStagingPrice),
    prices: (Object.entries(prices) as [Interval, bigint][]).map(([interval, amount]) => ({
      interval: intervalToWire[interval],
      price: money(amount),
    })),
    ...(included.visits !== undefined && { visitsPerMonth: Number(included.visits) }),
    ...(overage.visits && {
      overVisits: { block: Number(overage.visits.block), price: money(overage.visits.price) },
    }),
  }
}
