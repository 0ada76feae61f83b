import type { Subscription } from '@holdfast/contracts/billing'
import { type Static, type TSchema, Type } from 'typebox'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'
import { choiceView, PlanChoiceSchema } from '../plans/plan-choice-view.ts'

const orNull = <T extends TSchema>(schema: T, description: string) => Type.Union([schema, Type.Null()], { description })

export const SubscriptionSchema = Type.Object({
  companyId: IdOut,
  plan: orNull(PlanChoiceSchema, 'Null: the company has no plan, and can hold no site'),
  state: OneOf(
    ['none', 'active', 'past-due', 'cancelled', 'ended'],
    'Past due: an invoice is overdue. Cancelled: it ends with its period',
  ),
  since: orNull(Time, 'When the subscription began'),
  period: orNull(Type.Object({ from: Time, to: Time }), 'The time that is paid for'),
  next: orNull(PlanChoiceSchema, 'What the company gets at the end of the period'),
  refundUntil: orNull(Time, 'Until then a company that cancels gets everything back, at once'),
  siteIds: Type.Array(IdOut, { description: 'The sites that go with a cancelled plan' }),
})

const states = {
  SUBSCRIPTION_STATE_UNSPECIFIED: 'none',
  SUBSCRIPTION_STATE_ACTIVE: 'active',
  SUBSCRIPTION_STATE_PAST_DUE: 'past-due',
  SUBSCRIPTION_STATE_CANCELLED: 'cancelled',
  SUBSCRIPTION_STATE_ENDED: 'ended',
} as const

export function subscriptionView(subscription: Subscription): Static<typeof SubscriptionSchema> {
  const { companyId, choice, state, since, periodFrom, periodTo, next, refundUntil, siteIds } = subscription
  const timeOrNull = (at: number | undefined) => (at === undefined ? null : time(at))
  return {
    companyId,
    plan: choice ? choiceView(choice) : null,
    state: states[state],
    since: timeOrNull(since),
    period: periodFrom === undefined || periodTo === undefined ? null : { from: time(periodFrom), to: time(periodTo) },
    next: next ? choiceView(next) : null,
    refundUntil: timeOrNull(refundUntil),
    siteIds,
  }
}
