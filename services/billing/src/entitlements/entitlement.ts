import { type Catalogue, findPlan } from '../plans/catalogue.ts'
import type { Meter } from '../plans/plan.ts'
import { plannedChangeOf } from '../subscriptions/renewing.ts'
import { planOf, type Subscription } from '../subscriptions/subscription.ts'

/** What a company may use, by its plan. Whether it is suspended or being closed is company's to say. */
export interface PlanEntitlement {
  readonly companyId: string
  /** Only rises. */
  readonly version: number
  readonly planId?: string
  readonly sites: number
  readonly premiumStagings: number
  readonly diskBytes: bigint
  readonly backupDays: number
  readonly included: Readonly<Partial<Record<Meter, bigint>>>
}

/** What a subscription entitles to; the smaller plan from when site is asked to lower its limit. */
export function entitledBy(subscription: Subscription, catalogue: Catalogue): PlanEntitlement {
  const { companyId, entitlementVersion: version } = subscription
  if (subscription.state === 'ended') return { ...unentitled(companyId), version }
  const next = plannedChangeOf(subscription)
  const isSmaller = next?.limit === 'asked' || next?.limit === 'lowered'
  const plan = findPlan(catalogue, isSmaller ? next.plan : planOf(subscription))
  const { planId, sites, premiumStagings, diskBytes, backupDays, included } = plan
  return { companyId, version, planId, sites, premiumStagings, diskBytes, backupDays, included }
}

/** The version of what a company may use that never had a plan; those of its subscriptions are higher. */
export const UNENTITLED_VERSION = 1

/** Of a company that never had a plan. */
export function unentitled(companyId: string): PlanEntitlement {
  return {
    companyId,
    version: UNENTITLED_VERSION,
    sites: 0,
    premiumStagings: 0,
    diskBytes: 0n,
    backupDays: 0,
    included: {},
  }
}
