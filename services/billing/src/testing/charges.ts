import { Temporal } from 'temporal-polyfill'
import type { Charge, PlanLine } from '../charges/charge.ts'

const at = (day: string) => Temporal.ZonedDateTime.from(`${day}T00:00:00[Europe/Stockholm]`).toInstant()
const month = { from: at('2026-11-01'), to: at('2026-12-01') }

/** A month of a plan, of a price in minor units; negative: given back. */
export function chargeOf(amount: bigint, changes: Partial<Charge> = {}): Charge {
  const kind: PlanLine['kind'] = amount < 0n ? 'plan-unused' : 'plan'
  const plan = { planId: 'studio', version: 1, interval: 'month' } as const
  const price = amount < 0n ? -amount : amount
  return {
    because: 'renewed',
    at: month.from,
    currency: 'EUR',
    lines: [{ kind, plan, price, whole: month, period: month, amount }],
    ...changes,
  }
}
