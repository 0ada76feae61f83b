import { DomainError } from '@holdfast/errors'
import type { Temporal } from 'temporal-polyfill'
import { anchorAt, isBefore, later, startOfDay, wholeSecond } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { type PlanChoice, sameChoice } from '../plans/plan.ts'
import {
  type ActiveSubscription,
  andThen,
  beginPeriod,
  decided,
  type EndedSubscription,
  type EndReason,
  isRunning,
  type LapsedSubscription,
  meteredUntil,
  monthFrom,
  type PlannedChange,
  planOf,
  type RunningSubscription,
  type Subscription,
  type SubscriptionDecision,
  type SubscriptionEvent,
} from './subscription.ts'

/**
 * Closes each month and each period that has ended, and begins the next ones. Every other rule does so first, so it does
 * not matter who comes first after the end, a renewer or a person: the version rises by one for each month, and the
 * result is the same.
 */
export function closePeriods(
  subscription: Subscription,
  at: Temporal.Instant,
  catalogue: Catalogue,
): SubscriptionDecision {
  let decision: SubscriptionDecision = decided(subscription)
  for (;;) {
    const { subscription: current } = decision
    if (!isRunning(current) || current.frozenAt || isBefore(at, current.month.whole.to)) return decision
    decision = andThen(decision, closeMonth(current, catalogue))
  }
}

/** What the next period will cost if nothing changes: that of the planned change, where one is planned. */
export function previewRenewal(subscription: Subscription, catalogue: Catalogue): SubscriptionDecision {
  if (!isRunning(subscription)) return decided(subscription)
  const { suspendedAt: _suspended, frozenAt: _frozen, ...undisturbed } = subscription
  return closePeriods(asLowered(undisturbed), subscription.period.to, catalogue)
}

/** Site is told of the lower limit, at the end of the period. Its answer names the version of the entitlement. */
export function askForLimit(subscription: ActiveSubscription | LapsedSubscription): SubscriptionDecision {
  const { next } = subscription
  if (next?.limit !== 'waiting') return decided(subscription)
  return decided({ ...advanced(subscription, true), next: { ...next, limit: 'asked' } })
}

/** @param entitlementVersion the one that site was told; an answer about another one says nothing any more */
export function limitAnswered(
  subscription: Subscription,
  answer: { entitlementVersion: number; isLowered: boolean },
): SubscriptionDecision {
  const next = plannedChangeOf(subscription)
  if (next?.limit !== 'asked' || subscription.entitlementVersion !== answer.entitlementVersion) {
    return decided(subscription)
  }
  // After a refusal the present plan's entitlement is told again, with a version of its own.
  const limit = answer.isLowered ? 'lowered' : 'refused'
  return decided({ ...advanced(subscription, !answer.isLowered), next: { ...next, limit } } as Subscription)
}

export function plannedChangeOf(subscription: Subscription): PlannedChange | undefined {
  return subscription.state === 'active' || subscription.state === 'lapsed' ? subscription.next : undefined
}

/** The company is suspended: the running period goes on to its end, and no other begins. */
export function pauseSubscription(
  subscription: Subscription,
  at: Temporal.Instant,
  catalogue: Catalogue,
): SubscriptionDecision {
  const current = closePeriods(subscription, at, catalogue)
  if (current.subscription.state === 'ended' || current.subscription.suspendedAt) return current
  return andThen(current, decided({ ...advanced(current.subscription), suspendedAt: at }))
}

/** The company is restored. If its period has ended meanwhile, one begins today, which is its anchor from now on. */
export function unpauseSubscription(
  subscription: Subscription,
  at: Temporal.Instant,
  catalogue: Catalogue,
): SubscriptionDecision {
  const current = closePeriods(subscription, at, catalogue)
  if (!current.subscription.suspendedAt || current.subscription.state === 'ended') return current
  const { suspendedAt: _over, ...restored } = advanced(current.subscription)
  if (restored.state !== 'lapsed') return andThen(current, decided(restored))
  return andThen(current, restart(restored, wholeSecond(at), catalogue))
}

export function becomeOverdue<S extends Subscription>(subscription: S, at: Temporal.Instant): SubscriptionDecision<S> {
  if (subscription.overdueSince) return decided(subscription)
  return decided({ ...advanced(subscription), overdueSince: at })
}

export function becomePaid<S extends Subscription>(subscription: S): SubscriptionDecision<S> {
  if (!subscription.overdueSince) return decided(subscription)
  return decided({ ...advanced(subscription), overdueSince: undefined })
}

/** With the next version, and also the next one of what the company may use if that changes. */
export function advanced<S extends Subscription>(subscription: S, changesEntitlement = false): S {
  const { version, entitlementVersion } = subscription
  return {
    ...subscription,
    version: version + 1,
    entitlementVersion: entitlementVersion + (changesEntitlement ? 1 : 0),
  }
}

/** The end of a subscription at a moment, whatever runs. */
export function ended(
  subscription: Exclude<Subscription, EndedSubscription>,
  at: Temporal.Instant,
  reason: EndReason,
  siteIds: readonly string[],
): SubscriptionDecision<EndedSubscription> {
  const { id, companyId, currency, anchor, startedAt, overdueSince, version, entitlementVersion } = advanced(
    subscription,
    true,
  )
  const fields = { id, companyId, currency, anchor, startedAt, overdueSince, version, entitlementVersion, used: [] }
  return decided(
    { ...fields, state: 'ended', endedAt: at, plan: planOf(subscription), reason, siteIds },
    {
      events: [{ type: 'SubscriptionEnded', at, reason, siteIds }],
      months: isRunning(subscription) && !subscription.frozenAt ? meteredUntil(subscription, at) : [],
    },
  )
}

function closeMonth(subscription: RunningSubscription, catalogue: Catalogue): SubscriptionDecision {
  const { anchor, period, month } = subscription
  const end = month.whole.to
  if (!isBefore(end, period.to)) return closePeriod(subscription, catalogue)
  const next = monthFrom(anchor, period, month.number + 1, end)
  return decided(
    { ...advanced(subscription), month: { ...next, meteredFrom: later(end, month.meteredFrom) } },
    { months: meteredUntil(subscription, end) },
  )
}

function closePeriod(subscription: RunningSubscription, catalogue: Catalogue): SubscriptionDecision {
  const end = subscription.period.to
  if (subscription.state === 'cancelled') return ended(subscription, end, 'cancelled', subscription.siteIds)
  if (subscription.suspendedAt) return lapsed(subscription, end)

  const { plan, events, rest } = planFromNowOn(subscription, end)
  const first = subscription.month.number + 1
  const { period, month, line } = beginPeriod(subscription.anchor, first, end, plan, catalogue)
  return decided(
    { ...advanced(rest), period, month, used: [] },
    {
      events: [...events, { type: 'PeriodRenewed', plan, period: line.period }],
      charges: [{ because: 'renewed', at: end, currency: subscription.currency, lines: [line] }],
      months: meteredUntil(subscription, end),
    },
  )
}

function lapsed(subscription: ActiveSubscription, at: Temporal.Instant): SubscriptionDecision<LapsedSubscription> {
  const { period: _period, month: _month, state: _state, ...fields } = advanced(subscription)
  return decided(
    { ...fields, state: 'lapsed', lapsedAt: at, plan: planOf(subscription), used: [] },
    { events: [{ type: 'SubscriptionLapsed', at }], months: meteredUntil(subscription, at) },
  )
}

function restart(subscription: LapsedSubscription, at: Temporal.Instant, catalogue: Catalogue): SubscriptionDecision {
  const anchor = anchorAt(at, subscription.anchor.zone)
  const { plan, events, rest } = planFromNowOn(subscription, at)
  const { lapsedAt: _lapsedAt, plan: _plan, state: _state, ...fields } = rest
  const { period, month, line } = beginPeriod(anchor, 0, startOfDay(at, anchor.zone), plan, catalogue)
  return decided(
    { ...fields, state: 'active', anchor, period, month },
    {
      events: [...events, { type: 'PeriodRenewed', plan, period: line.period }],
      charges: [{ because: 'renewed', at, currency: subscription.currency, lines: [line] }],
    },
  )
}

/** The plan of the period that begins: the planned one if site has made room for it, else the present one. */
function planFromNowOn<S extends ActiveSubscription | LapsedSubscription>(
  subscription: S,
  at: Temporal.Instant,
): { plan: PlanChoice; events: SubscriptionEvent[]; rest: S } {
  const present = planOf(subscription)
  const { next, ...rest } = subscription
  if (!next) return { plan: present, events: [], rest: subscription }
  if (next.limit === 'refused') {
    return {
      plan: present,
      events: [{ type: 'PlanChangeDropped', plan: next.plan, because: 'refused' }],
      rest: rest as unknown as S,
    }
  }
  // Nobody knows yet which plan it will be. Site answers soon.
  if (next.limit !== 'lowered') throw new DomainError('plan-changing')
  const changed: SubscriptionEvent[] = sameChoice(present, next.plan)
    ? []
    : [{ type: 'PlanChanged', from: present, to: next.plan, at }]
  return { plan: next.plan, events: changed, rest: rest as unknown as S }
}

function asLowered(subscription: RunningSubscription): RunningSubscription {
  if (subscription.state === 'cancelled' || !subscription.next || subscription.next.limit === 'refused') {
    return subscription
  }
  return { ...subscription, next: { ...subscription.next, limit: 'lowered' } }
}
