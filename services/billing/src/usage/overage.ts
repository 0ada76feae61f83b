import type { OverageLine } from '../charges/charge.ts'
import { type Catalogue, findPlan } from '../plans/catalogue.ts'
import { type Meter, meters, type OverageRule, type PlanChoice } from '../plans/plan.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import type { Usage } from './usage.ts'

/** What was charged for the same month already, where it is metered in parts. */
export type ChargedOverage = readonly Pick<OverageLine, 'meter' | 'blocks' | 'amount'>[]

/**
 * Use beyond what is included, by the plan's rule: so much for each started block. A month in which the plan changed
 * includes what the most generous of its plans does, and is charged by its rule.
 * @param used since the beginning of the whole month
 * @param cap minor units that are charged for overage in a month at most: blocks that do not fit are not charged
 */
export function chargeOverage(
  { month, used, cap, charged = [] }: { month: MeteredMonth; used: Usage; cap?: bigint; charged?: ChargedOverage },
  catalogue: Catalogue,
): OverageLine[] {
  let left = cap === undefined ? undefined : cap - charged.reduce((total, { amount }) => total + amount, 0n)
  return meters.flatMap((meter) => {
    const plan = mostGenerous(month, meter, catalogue)
    if (!plan) return []
    const { included, rule } = plan
    const before = charged.filter((line) => line.meter === meter).reduce((total, { blocks }) => total + blocks, 0n)
    const started = startedBlocks(used[meter] - included, rule.block) - before
    const blocks = fitting(started, rule.price, left)
    if (blocks <= 0n) return []
    const amount = blocks * rule.price
    if (left !== undefined) left -= amount
    const { block, price } = rule
    return [
      {
        kind: 'overage',
        plan: plan.plan,
        meter,
        period: month.period,
        used: used[meter],
        included,
        block,
        blocks,
        price,
        amount,
      },
    ]
  })
}

/** What is included of a meter in a month; nothing if it is not charged. */
export function includedIn(
  plans: readonly { readonly plan: PlanChoice }[],
  meter: Meter,
  catalogue: Catalogue,
): bigint | undefined {
  let most: bigint | undefined
  for (const { plan } of plans) {
    const included = findPlan(catalogue, plan).included[meter]
    if (included === undefined) return undefined
    if (most === undefined || included > most) most = included
  }
  return most
}

function mostGenerous({ plans }: MeteredMonth, meter: Meter, catalogue: Catalogue) {
  const included = includedIn(plans, meter, catalogue)
  if (included === undefined) return undefined
  const { plan } = plans.findLast(({ plan }) => findPlan(catalogue, plan).included[meter] === included)!
  const rule: OverageRule | undefined = findPlan(catalogue, plan).overage[meter]
  return rule && { plan, included, rule }
}

function startedBlocks(beyond: bigint, block: bigint): bigint {
  return beyond <= 0n ? 0n : (beyond + block - 1n) / block
}

function fitting(blocks: bigint, price: bigint, left: bigint | undefined): bigint {
  if (left === undefined || price === 0n) return blocks
  const most = left <= 0n ? 0n : left / price
  return blocks < most ? blocks : most
}
