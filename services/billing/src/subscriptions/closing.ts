import type { Temporal } from 'temporal-polyfill'
import { later, wholeSecond } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { advanced, closePeriods, ended } from './renewing.ts'
import {
  andThen,
  decided,
  isRunning,
  meteredUntil,
  type Subscription,
  type SubscriptionDecision,
} from './subscription.ts'

/**
 * The company is being closed: its month is summed up to now, for the final invoice, and nothing begins or changes any
 * more. What was paid for the rest of the period is not given back.
 */
export function freezeSubscription(
  subscription: Subscription,
  at: Temporal.Instant,
  catalogue: Catalogue,
): SubscriptionDecision {
  const closed = closePeriods(subscription, at, catalogue)
  const current = closed.subscription
  if (current.state === 'ended' || current.frozenAt) return closed
  const frozenAt = wholeSecond(at)
  const frozen = { ...advanced(current), frozenAt }
  if (!isRunning(frozen)) return andThen(closed, decided(frozen, { events: [{ type: 'SubscriptionFrozen' }] }))
  const month = { ...frozen.month, meteredFrom: later(frozenAt, frozen.month.meteredFrom) }
  return andThen(
    closed,
    decided(
      { ...frozen, month },
      { events: [{ type: 'SubscriptionFrozen' }], months: isRunning(current) ? meteredUntil(current, frozenAt) : [] },
    ),
  )
}

/** The closing came to nothing: what was not summed up yet of the month is metered on. */
export function thawSubscription(subscription: Subscription): SubscriptionDecision {
  if (!subscription.frozenAt) return decided(subscription)
  const { frozenAt: _over, ...thawed } = advanced(subscription)
  return decided(thawed as Subscription, { events: [{ type: 'SubscriptionThawed' }] })
}

/** The company is closed, or has not paid for too long. Nothing is given back. */
export function endSubscription(
  subscription: Subscription,
  wanted: { at: Temporal.Instant; reason: 'closed' | 'unpaid'; siteIds: readonly string[] },
  catalogue: Catalogue,
): SubscriptionDecision {
  const closed = closePeriods(subscription, wanted.at, catalogue)
  const current = closed.subscription
  if (current.state === 'ended') return closed
  return andThen(closed, ended(current, wholeSecond(wanted.at), wanted.reason, wanted.siteIds))
}
