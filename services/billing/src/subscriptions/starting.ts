import { DomainError } from '@holdfast/errors'
import { Temporal } from 'temporal-polyfill'
import { UNENTITLED_VERSION } from '../entitlements/entitlement.ts'
import { anchorAt, isBefore, later, MONTHS, monthAt, startOfDay, startOfMonth, wholeSecond } from '../periods/period.ts'
import { type Catalogue, findOffered, findPlan } from '../plans/catalogue.ts'
import { choiceOf, type PlanChoice, type PlanVersion } from '../plans/plan.ts'
import { closePeriods } from './renewing.ts'
import {
  type ActiveSubscription,
  beginPeriod,
  decided,
  type EndedSubscription,
  monthFrom,
  type Subscription,
  type SubscriptionDecision,
} from './subscription.ts'

export interface Starting {
  id: string
  companyId: string
  plan: PlanChoice
  at: Temporal.Instant
  /** The seller's zone. */
  zone: string
}

/** What became of the company's former subscription, if it had one, and the new one. */
export interface StartDecision {
  former?: SubscriptionDecision
  started: SubscriptionDecision<ActiveSubscription>
}

/**
 * A company without a plan picks one that is offered now.
 * @param former the last subscription of the company. Money is given back once: only the first one has refund days.
 */
export function pick(starting: Starting, catalogue: Catalogue, former?: Subscription): StartDecision {
  findOffered(catalogue, starting.plan, starting.at)
  return start(starting, catalogue, former)
}

/**
 * A company was created with a plan. It was offered when it was shown, which is why it is not refused if it was
 * withdrawn while the company was being created.
 */
export function startWithCompany(starting: Starting, catalogue: Catalogue): StartDecision {
  return start(starting, catalogue, undefined)
}

/** A company of before there was billing. */
export interface Import extends Omit<Starting, 'at'> {
  at: Temporal.Instant
  /** The first day, in the seller's zone, that is not paid for yet: `2026-07-01`. */
  paidUntil: string
  /** What was paid for the running period, in minor units: what is given back of it when the plan is changed. */
  paid: bigint
  /** The first day from which premium stagings and overage are charged; the one until which was paid if it is not given. */
  meteredFrom?: string
}

/**
 * The period that is paid for runs to its end without a charge; from then on the company is charged like any other, on
 * the day of the month until which it has paid.
 */
export function importSubscription(row: Import, catalogue: Catalogue): SubscriptionDecision<ActiveSubscription> {
  const { id, companyId, plan, at, zone, paidUntil, paid, meteredFrom = paidUntil } = row
  findPlan(catalogue, plan)
  const anchor = { date: readDate(paidUntil), zone }
  const firstMonth = -MONTHS[plan.interval]
  const [from, to] = [startOfMonth(anchor, firstMonth), startOfMonth(anchor, 0)]
  if (isBefore(at, from) || !isBefore(at, to)) throw new DomainError('not-paid-for')
  if (paid < 0n) throw new RangeError('less than nothing was paid')
  const period = { firstMonth, from, to, stretches: [{ plan: choiceOf(plan), price: paid, from }] }
  const fields = { id, companyId, currency: catalogue.currency, anchor, startedAt: from, used: [] }
  const number = monthAt(anchor, at)
  const month = monthFrom(anchor, period, number, startOfMonth(anchor, number))
  const metered = later(startOfMonth({ date: readDate(meteredFrom), zone }, 0), startOfDay(at, zone))
  return decided(
    {
      ...fields,
      state: 'active',
      period,
      month: { ...month, meteredFrom: metered },
      version: 1,
      entitlementVersion: UNENTITLED_VERSION + 1,
    },
    { events: [{ type: 'SubscriptionImported', plan: choiceOf(plan), period: { from, to } }] },
  )
}

function start(starting: Starting, catalogue: Catalogue, former: Subscription | undefined): StartDecision {
  const { id, companyId, zone } = starting
  const plan = findPlan(catalogue, starting.plan)
  const at = wholeSecond(starting.at)
  const closed = former && closePeriods(former, at, catalogue)
  if (closed && closed.subscription.state !== 'ended') throw new DomainError('has-plan')
  const last = closed?.subscription as EndedSubscription | undefined

  const anchor = anchorAt(at, zone)
  const { period, month, line } = beginPeriod(anchor, 0, startOfDay(at, zone), starting.plan, catalogue)
  const fields = { id, companyId, currency: catalogue.currency, anchor, startedAt: at, used: [] }
  const subscription: ActiveSubscription = {
    ...fields,
    state: 'active',
    period,
    // What the former subscription metered of this day stays with it.
    month: last ? { ...month, meteredFrom: later(month.meteredFrom, last.endedAt) } : month,
    ...(!last && { refundUntil: refundUntil(plan, at) }),
    version: (last?.version ?? 0) + 1,
    entitlementVersion: (last?.entitlementVersion ?? UNENTITLED_VERSION) + 1,
  }
  return {
    ...(closed && { former: closed }),
    started: decided(subscription, {
      events: [{ type: 'SubscriptionStarted', plan: choiceOf(starting.plan), period: line.period }],
      charges: [{ because: 'started', at, currency: catalogue.currency, lines: [line] }],
    }),
  }
}

function readDate(text: string): string {
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    throw new DomainError('bad-request', { detail: 'A date is written as 2026-07-01.' })
  }
}

function refundUntil({ refundDays }: PlanVersion, at: Temporal.Instant): Temporal.Instant | undefined {
  return refundDays === 0 ? undefined : at.add({ hours: 24 * refundDays })
}
