import type { Temporal } from 'temporal-polyfill'
import { earlier, later } from '../periods/period.ts'
import { isRunning, type MeteredMonth, meteredUntil, type Subscription } from '../subscriptions/subscription.ts'

/** The running month as far as it has come: what it would be metered by if it ended now. Undefined where no plan runs. */
export function runningMonth(subscription: Subscription | undefined, now: Temporal.Instant): MeteredMonth | undefined {
  if (!subscription || !isRunning(subscription)) return undefined
  const { meteredFrom, whole } = subscription.month
  // In its first moment it has come no way yet.
  const to = later(earlier(now, whole.to), earlier(meteredFrom.add({ seconds: 1 }), whole.to))
  return meteredUntil(subscription, to)[0]
}
