import type { Temporal } from 'temporal-polyfill'
import { chargePremiumStagings, type PremiumStaging } from '../add-ons/add-on.ts'
import type { Charge } from '../charges/charge.ts'
import { isBefore } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import { type ChargedOverage, chargeOverage } from '../usage/overage.ts'
import { settlesAt, type Usage } from '../usage/usage.ts'

/** What a metered month is summed up from. It is kept, so that the same lines can be computed again. */
export interface SettlementInputs {
  readonly month: MeteredMonth
  readonly stagings: readonly PremiumStaging[]
  /** Since the beginning of the whole month. */
  readonly used: Usage
  /** What the company wants to pay for overage in a month at most, in minor units. */
  readonly cap?: bigint
  readonly charged?: ChargedOverage
}

/**
 * What a month costs beside the plan: premium stagings and overage. Nothing before late usage has come in.
 * @param graceDays 0 for the final invoice of a company that is being closed
 */
export function settle(
  inputs: SettlementInputs,
  { now, graceDays }: { now: Temporal.Instant; graceDays: number },
  catalogue: Catalogue,
): Charge | undefined {
  const { month, stagings } = inputs
  if (isBefore(now, settlesAt(month.period, graceDays))) return undefined
  const lines = [...chargePremiumStagings(stagings, month, catalogue), ...chargeOverage(inputs, catalogue)]
  return { because: 'settled', at: month.period.to, currency: month.currency, lines }
}
