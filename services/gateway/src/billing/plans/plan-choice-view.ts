import type { Interval, PlanChoice, PlanChoiceInput } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import { Exactly, OneOf } from '../../schemas/fields.ts'

export const IntervalSchema = OneOf(['month', 'year'], 'How long one period is')

/** What somebody takes: the version that was shown to them, with its price. */
export const PlanChoiceSchema = Exactly({
  planId: Type.String({ minLength: 1, maxLength: 60, examples: ['studio'] }),
  version: Type.Integer({ minimum: 1, maximum: 1_000_000, examples: [1] }),
  interval: IntervalSchema,
})

const intervals = { month: 'INTERVAL_MONTH', year: 'INTERVAL_YEAR' } as const

export function intervalView(interval: Interval): Static<typeof IntervalSchema> {
  return interval === 'INTERVAL_YEAR' ? 'year' : 'month'
}

export function choiceView({ planId, version, interval }: PlanChoice): Static<typeof PlanChoiceSchema> {
  return { planId, version, interval: intervalView(interval) }
}

export function choiceInput({ interval, ...plan }: Static<typeof PlanChoiceSchema>): PlanChoiceInput {
  return { ...plan, interval: intervals[interval] }
}
