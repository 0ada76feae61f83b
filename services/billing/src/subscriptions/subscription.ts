import type { Temporal } from 'temporal-polyfill'
import { type Charge, type PlanLine, shareOf, type TimeShare } from '../charges/charge.ts'
import { type Anchor, isBefore, later, MONTHS, overlap, type Period, startOfMonth } from '../periods/period.ts'
import { type Catalogue, priceOf } from '../plans/catalogue.ts'
import { choiceOf, type PlanChoice } from '../plans/plan.ts'

/** From when in a period a plan is charged, and what a whole period of it costs: what was paid, not what it costs now. */
export interface Stretch {
  readonly plan: PlanChoice
  readonly price: bigint
  readonly from: Temporal.Instant
}

/** The time that was paid for. */
export interface PaidPeriod extends Period {
  /** Counted from the anchor. */
  readonly firstMonth: number
  /** At least one, in order; the first one begins with the period. */
  readonly stretches: readonly Stretch[]
}

/** The month in which usage and premium stagings are summed up; a year has twelve. */
export interface RunningMonth {
  /** Counted from the anchor. */
  readonly number: number
  readonly whole: Period
  /** What was before is summed up already, or is not charged at all. */
  readonly meteredFrom: Temporal.Instant
}

/**
 * A change that waits for the end of the period. Before it takes place the site's limit is lowered: `asked` from when
 * site was told until it has answered. A limit that cannot be lowered means that the present plan is renewed.
 */
export interface PlannedChange {
  readonly plan: PlanChoice
  readonly plannedAt: Temporal.Instant
  readonly limit: 'waiting' | 'asked' | 'lowered' | 'refused'
}

interface SubscriptionFields {
  readonly id: string
  readonly companyId: string
  readonly currency: string
  readonly anchor: Anchor
  readonly startedAt: Temporal.Instant
  /** Until then a company that cancels gets everything back, at once. */
  readonly refundUntil?: Temporal.Instant
  /** Time that was charged for before the running period was begun anew, while it could still be given back. */
  readonly used: readonly TimeShare[]
  /** An invoice is overdue. */
  readonly overdueSince?: Temporal.Instant
  /** The company is suspended: no new period begins. */
  readonly suspendedAt?: Temporal.Instant
  /** The company is being closed: nothing changes any more, unless the closing comes to nothing. */
  readonly frozenAt?: Temporal.Instant
  readonly version: number
  /** Rises whenever it changes what the company may use, also beyond the end of this subscription. */
  readonly entitlementVersion: number
}

interface Running extends SubscriptionFields {
  readonly period: PaidPeriod
  readonly month: RunningMonth
}
export type ActiveSubscription = Running & { readonly state: 'active'; readonly next?: PlannedChange }
export type CancelledSubscription = Running & {
  readonly state: 'cancelled'
  readonly cancelledAt: Temporal.Instant
  /** The sites that go at the end of the period; the company has named them. */
  readonly siteIds: readonly string[]
}
export type RunningSubscription = ActiveSubscription | CancelledSubscription
/** The last period has ended while the company was suspended. The next one begins when it is restored. */
export type LapsedSubscription = SubscriptionFields & {
  readonly state: 'lapsed'
  readonly lapsedAt: Temporal.Instant
  readonly plan: PlanChoice
  readonly next?: PlannedChange
}
export type EndReason = 'refunded' | 'cancelled' | 'closed' | 'unpaid'
export type EndedSubscription = SubscriptionFields & {
  readonly state: 'ended'
  readonly endedAt: Temporal.Instant
  readonly plan: PlanChoice
  readonly reason: EndReason
  /** The sites that go with the plan, as the company was told. */
  readonly siteIds: readonly string[]
}
export type Subscription = RunningSubscription | LapsedSubscription | EndedSubscription

export type SubscriptionEvent =
  | { type: 'SubscriptionStarted'; plan: PlanChoice; period: Period }
  | { type: 'SubscriptionImported'; plan: PlanChoice; period: Period; reason?: string }
  | { type: 'PlanChanged'; from: PlanChoice; to: PlanChoice; at: Temporal.Instant }
  | { type: 'PlanChangePlanned'; plan: PlanChoice; at: Temporal.Instant }
  | { type: 'PlanChangeDropped'; plan: PlanChoice; because: 'withdrawn' | 'replaced' | 'refused' | 'cancelled' }
  | { type: 'SubscriptionCancelled'; endsAt: Temporal.Instant; siteIds: readonly string[] }
  | { type: 'SubscriptionResumed' }
  | { type: 'PeriodRenewed'; plan: PlanChoice; period: Period }
  | { type: 'SubscriptionLapsed'; at: Temporal.Instant }
  | { type: 'SubscriptionEnded'; at: Temporal.Instant; reason: EndReason; siteIds: readonly string[] }
  | { type: 'SubscriptionFrozen' }
  | { type: 'SubscriptionThawed' }

/** A month, or a part of one, whose premium stagings and overage are to be charged, once late usage has come in. */
export interface MeteredMonth {
  readonly subscriptionId: string
  readonly companyId: string
  readonly currency: string
  readonly zone: string
  readonly period: Period
  /** What prices and included usage are for. */
  readonly whole: Period
  /** The plans of that time, in order. */
  readonly plans: readonly { readonly plan: PlanChoice; readonly from: Temporal.Instant }[]
}

/** What a rule decided: the subscription afterwards, what happened, what is to be invoiced, and what is to be metered. */
export interface SubscriptionDecision<S extends Subscription = Subscription> {
  readonly subscription: S
  readonly events: readonly SubscriptionEvent[]
  readonly charges: readonly Charge[]
  readonly months: readonly MeteredMonth[]
}

export function decided<S extends Subscription>(
  subscription: S,
  { events = [], charges = [], months = [] }: Partial<Omit<SubscriptionDecision, 'subscription'>> = {},
): SubscriptionDecision<S> {
  return { subscription, events, charges, months }
}

/** One decision after another. */
export function andThen<S extends Subscription>(
  first: SubscriptionDecision,
  second: SubscriptionDecision<S>,
): SubscriptionDecision<S> {
  return {
    subscription: second.subscription,
    events: [...first.events, ...second.events],
    charges: [...first.charges, ...second.charges],
    months: [...first.months, ...second.months],
  }
}

export function isRunning(subscription: Subscription): subscription is RunningSubscription {
  return subscription.state === 'active' || subscription.state === 'cancelled'
}

/** The plan that the company has now. */
export function planOf(subscription: Subscription): PlanChoice {
  return isRunning(subscription) ? lastStretch(subscription.period).plan : subscription.plan
}

/** As people see it. What is overdue does not hide that a subscription is cancelled or ended. */
export function standingOf(subscription: Subscription): 'active' | 'past-due' | 'cancelled' | 'ended' {
  if (subscription.state === 'ended' || subscription.state === 'cancelled') return subscription.state
  return subscription.overdueSince || subscription.state === 'lapsed' ? 'past-due' : 'active'
}

export function lastStretch({ stretches }: PaidPeriod): Stretch {
  return stretches[stretches.length - 1]!
}

/** A period that begins now, its first month, and what is charged for it. */
export function beginPeriod(
  anchor: Anchor,
  firstMonth: number,
  from: Temporal.Instant,
  choice: PlanChoice,
  catalogue: Catalogue,
): { period: PaidPeriod; month: RunningMonth; line: PlanLine } {
  const plan = choiceOf(choice)
  const price = priceOf(catalogue, plan)
  const to = startOfMonth(anchor, firstMonth + MONTHS[plan.interval])
  const period = { firstMonth, from, to, stretches: [{ plan, price, from }] }
  return {
    period,
    month: monthFrom(anchor, period, firstMonth, from),
    line: { kind: 'plan', ...shareOf(plan, price, { from, to }, { from, to }) },
  }
}

/** The last month of a period ends with it, whatever has become of a zone's rules since the period began. */
export function monthFrom(anchor: Anchor, period: PaidPeriod, number: number, from: Temporal.Instant): RunningMonth {
  const isLast = number + 1 >= period.firstMonth + MONTHS[lastStretch(period).plan.interval]
  return { number, whole: { from, to: isLast ? period.to : startOfMonth(anchor, number + 1) }, meteredFrom: from }
}

/** What is to be metered of the running month up to a moment; nothing if that is no time. */
export function meteredUntil(subscription: RunningSubscription, to: Temporal.Instant): MeteredMonth[] {
  const { id, companyId, currency, anchor, period, month } = subscription
  if (!isBefore(month.meteredFrom, to)) return []
  const metered = { from: month.meteredFrom, to }
  return [
    {
      subscriptionId: id,
      companyId,
      currency,
      zone: anchor.zone,
      period: metered,
      whole: month.whole,
      plans: stretchesOf(period)
        .filter(({ period }) => overlap(period, metered))
        .map(({ plan, period }) => ({ plan, from: later(period.from, metered.from) })),
    },
  ]
}

/** What of a period was charged by plan, from a moment on. */
export function chargedFrom(period: PaidPeriod, from: Temporal.Instant): TimeShare[] {
  return sharesWithin(period, { from, to: period.to })
}

export function sharesWithin(period: PaidPeriod, time: Period): TimeShare[] {
  return stretchesOf(period).flatMap(({ plan, price, period: stretch }) => {
    const shared = overlap(stretch, time)
    return shared ? [shareOf(plan, price, { from: period.from, to: period.to }, shared)] : []
  })
}

function stretchesOf({ stretches, to }: PaidPeriod): (Stretch & { period: Period })[] {
  return stretches.map((stretch, index) => ({
    ...stretch,
    period: { from: stretch.from, to: stretches[index + 1]?.from ?? to },
  }))
}
