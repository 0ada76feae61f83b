import type { PlanChoiceInput, PlanChoice as WireChoice } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { PlanChoice } from './plan.ts'

export const intervalToWire = { month: 'INTERVAL_MONTH', year: 'INTERVAL_YEAR' } as const

/** Throws `bad-request` for an interval that is not known. */
export function choiceFromWire({ planId, version, interval }: WireChoice): PlanChoice {
  if (interval === 'INTERVAL_MONTH') return { planId, version, interval: 'month' }
  if (interval === 'INTERVAL_YEAR') return { planId, version, interval: 'year' }
  throw new DomainError('bad-request')
}

export function choiceToWire({ planId, version, interval }: PlanChoice): PlanChoiceInput {
  return { planId, version, interval: intervalToWire[interval] }
}
