import type { PlanChoice as WireChoice } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { PlanChoice } from '../accounts/account.ts'

/** Throws `bad-request` for an interval that is not known. */
export function choiceFromWire({ planId, version, interval }: WireChoice): PlanChoice {
  if (interval !== 'INTERVAL_MONTH' && interval !== 'INTERVAL_YEAR') throw new DomainError('bad-request')
  return { planId, version, interval }
}
