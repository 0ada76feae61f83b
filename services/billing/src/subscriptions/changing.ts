import { DomainError } from '@holdfast/errors'
import type { Temporal } from 'temporal-polyfill'
import { givenBack, type PlanLine, shareOf } from '../charges/charge.ts'
import { anchorAt, isBefore, later, MONTHS, startOfDay, wholeSecond } from '../periods/period.ts'
import { type Catalogue, checkCurrency, findOffered, findPlan, priceOf } from '../plans/catalogue.ts'
import { allowsLess, choiceOf, type PlanChoice, sameChoice } from '../plans/plan.ts'
import { advanced, closePeriods, ended } from './renewing.ts'
import {
  type ActiveSubscription,
  andThen,
  beginPeriod,
  type CancelledSubscription,
  chargedFrom,
  decided,
  type LapsedSubscription,
  lastStretch,
  meteredUntil,
  planOf,
  type Stretch,
  type Subscription,
  type SubscriptionDecision,
  type SubscriptionEvent,
  sharesWithin,
} from './subscription.ts'

/**
 * Another plan. What is more is there at once, and the rest of the period is charged; what is less waits for the end of
 * the period. The plan that the company has already takes back a change that waits.
 */
export function changePlan(
  subscription: Subscription,
  wanted: { plan: PlanChoice; at: Temporal.Instant },
  catalogue: Catalogue,
): SubscriptionDecision {
  const closed = closePeriods(subscription, wanted.at, catalogue)
  return andThen(closed, changeCurrent(closed.subscription, wanted, catalogue))
}

/**
 * The company does without its plan: at once and with all its money back within the refund days, else from the end of
 * the period on. Its sites go with the plan.
 * @param siteIds the sites that the company has named
 * @param presentSiteIds the sites that it has
 */
export function cancelPlan(
  subscription: Subscription,
  wanted: { siteIds: readonly string[]; presentSiteIds: readonly string[]; at: Temporal.Instant },
  catalogue: Catalogue,
): SubscriptionDecision {
  const closed = closePeriods(subscription, wanted.at, catalogue)
  const current = changeable(closed.subscription)
  if (!sameSet(wanted.siteIds, wanted.presentSiteIds)) throw new DomainError('sites-differ')
  const siteIds = [...new Set(wanted.siteIds)].sort()
  const at = wholeSecond(wanted.at)
  if (current.state === 'lapsed') return andThen(closed, ended(current, at, 'cancelled', siteIds))
  if (isRefundable(current, at)) return andThen(closed, refund(current, at, siteIds))
  return andThen(closed, cancelAtEnd(current, at, siteIds))
}

/** A cancelled plan goes on. */
export function resumePlan(
  subscription: Subscription,
  wanted: { at: Temporal.Instant },
  catalogue: Catalogue,
): SubscriptionDecision {
  const closed = closePeriods(subscription, wanted.at, catalogue)
  const current = unfrozen(closed.subscription)
  if (current.state !== 'cancelled') throw new DomainError('plan-not-cancelled')
  const { cancelledAt: _cancelledAt, siteIds: _siteIds, state: _state, ...fields } = advanced(current)
  return andThen(closed, decided({ ...fields, state: 'active' }, { events: [{ type: 'SubscriptionResumed' }] }))
}

/** Whether a change is in force as soon as it is paid or invoiced, or else from the next period on. */
export function isAtOnce(subscription: ActiveSubscription, plan: PlanChoice, catalogue: Catalogue): boolean {
  const present = lastStretch(subscription.period)
  return (
    MONTHS[plan.interval] >= MONTHS[present.plan.interval] &&
    priceOf(catalogue, plan) >= present.price &&
    !allowsLess(findPlan(catalogue, plan), findPlan(catalogue, present.plan))
  )
}

function changeCurrent(
  subscription: Subscription,
  wanted: { plan: PlanChoice; at: Temporal.Instant },
  catalogue: Catalogue,
): SubscriptionDecision {
  const current = changeable(subscription)
  const plan = choiceOf(wanted.plan)
  // What changes nothing is never refused.
  if (sameChoice(plan, planOf(current)) && !current.next) return decided(current)
  if (current.state === 'lapsed' || current.suspendedAt) throw new DomainError('company-suspended')
  if (sameChoice(plan, planOf(current))) return dropPlanned(current, 'withdrawn')
  checkCurrency(catalogue, current.currency)
  findOffered(catalogue, plan, wanted.at)
  if (!isAtOnce(current, plan, catalogue)) return planChange(current, plan, wanted.at)
  // Who owes something already is not given more of it.
  if (current.overdueSince) throw new DomainError('payment-overdue')
  const raised = plan.interval === planOf(current).interval ? raise : beginAnew
  return raised(current, plan, wanted.at, catalogue)
}

function planChange(subscription: ActiveSubscription, plan: PlanChoice, at: Temporal.Instant): SubscriptionDecision {
  const { next } = subscription
  if (next && sameChoice(next.plan, plan)) return decided(subscription)
  const { rest, events } = withoutPlanned(subscription, 'replaced')
  return decided(
    { ...rest, next: { plan, plannedAt: at, limit: 'waiting' } },
    { events: [...events, { type: 'PlanChangePlanned', plan, at: subscription.period.to }] },
  )
}

function dropPlanned(subscription: ActiveSubscription, because: 'withdrawn'): SubscriptionDecision {
  if (!subscription.next) return decided(subscription)
  const { rest, events } = withoutPlanned(subscription, because)
  return decided(rest, { events })
}

/** The same period goes on with more: what is not used of the present plan is given back by what was paid for it. */
function raise(
  subscription: ActiveSubscription,
  plan: PlanChoice,
  at: Temporal.Instant,
  catalogue: Catalogue,
): SubscriptionDecision {
  const { period } = subscription
  const present = lastStretch(period)
  // Another process's clock may be a little ahead of this one's.
  const from = later(wholeSecond(at), present.from)
  const price = priceOf(catalogue, plan)
  const rest = { from, to: period.to }
  const kept = period.stretches.filter((stretch) => isBefore(stretch.from, from))
  const stretches: readonly Stretch[] = [...kept, { plan, price, from }]
  const lines: PlanLine[] = [
    ...chargedFrom(period, from).map(givenBack),
    { kind: 'plan', ...shareOf(plan, price, { from: period.from, to: period.to }, rest) },
  ]
  return changed(subscription, { ...subscription, period: { ...period, stretches } }, plan, from, lines)
}

/**
 * A longer interval begins today, as the first day of a plan is paid for whole. What was paid for the time from this
 * midnight on is given back; the month is summed up to there.
 */
function beginAnew(
  subscription: ActiveSubscription,
  plan: PlanChoice,
  at: Temporal.Instant,
  catalogue: Catalogue,
): SubscriptionDecision {
  const { anchor, month, period, used } = subscription
  const from = startOfDay(at, anchor.zone)
  const begun = beginPeriod(anchorAt(from, anchor.zone), 0, from, plan, catalogue)
  const lines = [...chargedFrom(period, from).map(givenBack), begun.line]
  const after: ActiveSubscription = {
    ...subscription,
    anchor: anchorAt(from, anchor.zone),
    period: begun.period,
    month: { ...begun.month, meteredFrom: later(from, month.meteredFrom) },
    used: isRefundable(subscription, at) ? [...used, ...sharesWithin(period, { from: period.from, to: from })] : [],
  }
  return {
    ...changed(subscription, after, plan, from, lines),
    months: meteredUntil(subscription, from),
  }
}

function changed(
  before: ActiveSubscription,
  after: ActiveSubscription,
  plan: PlanChoice,
  at: Temporal.Instant,
  lines: PlanLine[],
): SubscriptionDecision {
  const { rest, events } = withoutPlanned(after, 'replaced')
  return decided(
    { ...rest, entitlementVersion: before.entitlementVersion + 1 },
    {
      events: [...events, { type: 'PlanChanged', from: planOf(before), to: plan, at }],
      charges: [{ because: 'changed', at, currency: before.currency, lines }],
    },
  )
}

function refund(
  subscription: ActiveSubscription,
  at: Temporal.Instant,
  siteIds: readonly string[],
): SubscriptionDecision {
  const { currency, period, used } = subscription
  const lines = [...used, ...chargedFrom(period, period.from)].map(givenBack)
  const { events, charges, ...end } = ended(subscription, at, 'refunded', siteIds)
  return { ...end, events, charges: [...charges, { because: 'refunded', at, currency, lines }] }
}

function cancelAtEnd(
  subscription: ActiveSubscription,
  at: Temporal.Instant,
  siteIds: readonly string[],
): SubscriptionDecision<CancelledSubscription> {
  const { rest, events } = withoutPlanned(subscription, 'cancelled')
  const { state: _state, ...fields } = rest
  return decided(
    { ...fields, state: 'cancelled', cancelledAt: at, siteIds },
    { events: [...events, { type: 'SubscriptionCancelled', endsAt: subscription.period.to, siteIds }] },
  )
}

/** If site was told of the lower limit already, it has to be told of the present one again. */
function withoutPlanned(
  subscription: ActiveSubscription,
  because: 'withdrawn' | 'replaced' | 'cancelled',
): { rest: ActiveSubscription; events: SubscriptionEvent[] } {
  const { next, ...rest } = subscription
  if (!next) return { rest: advanced(rest), events: [] }
  const wasTold = next.limit === 'asked' || next.limit === 'lowered'
  return {
    rest: advanced(rest, wasTold),
    events: [{ type: 'PlanChangeDropped', plan: next.plan, because }],
  }
}

function changeable(subscription: Subscription): ActiveSubscription | LapsedSubscription {
  const current = unfrozen(subscription)
  if (current.state === 'cancelled') throw new DomainError('plan-cancelled')
  return current
}

function unfrozen(subscription: Subscription): ActiveSubscription | CancelledSubscription | LapsedSubscription {
  if (subscription.state === 'ended') throw new DomainError('no-plan')
  if (subscription.frozenAt) throw new DomainError('company-closing')
  return subscription
}

function isRefundable({ refundUntil }: ActiveSubscription, at: Temporal.Instant): boolean {
  return refundUntil !== undefined && isBefore(at, refundUntil)
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [new Set(one), new Set(other)]
  return a.size === b.size && [...a].every((item) => b.has(item))
}
