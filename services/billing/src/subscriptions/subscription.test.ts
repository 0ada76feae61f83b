import { describe, expect, test } from '@jest/globals'
import { netOf } from '../charges/charge.ts'
import { entitledBy } from '../entitlements/entitlement.ts'
import { choice, instant, plansForTests as plans } from '../testing/plans.ts'
import { shown } from '../testing/shown.ts'
import { cancelPlan, changePlan, resumePlan } from './changing.ts'
import { endSubscription, freezeSubscription, thawSubscription } from './closing.ts'
import {
  askForLimit,
  becomeOverdue,
  becomePaid,
  closePeriods,
  limitAnswered,
  pauseSubscription,
  previewRenewal,
  unpauseSubscription,
} from './renewing.ts'
import { importSubscription, pick, startWithCompany } from './starting.ts'
import {
  type ActiveSubscription,
  planOf,
  type Subscription,
  type SubscriptionDecision,
  standingOf,
} from './subscription.ts'

const zone = 'Europe/Paris'
const starting = (at: string, plan = choice('middle')) => ({
  id: 'one',
  companyId: 'a company',
  plan,
  at: instant(at),
  zone,
})
const picked = (at: string, plan = choice('middle')) => pick(starting(at, plan), plans).started
/** Middle, by the month, since 1 April 2026, 10:00 in Paris; its refund days are over on the 15th. */
const running = () => picked('2026-04-01T08:00:00Z').subscription
const change = (subscription: Subscription, plan: ReturnType<typeof choice>, at: string) =>
  changePlan(subscription, { plan, at: instant(at) }, plans)
const cancel = (subscription: Subscription, at: string, siteIds: string[] = [], presentSiteIds = siteIds) =>
  cancelPlan(subscription, { siteIds, presentSiteIds, at: instant(at) }, plans)
const close = (subscription: Subscription, at: string) => closePeriods(subscription, instant(at), plans)
const told = ({ events }: Pick<SubscriptionDecision, 'events'>) => events.map(({ type }) => type)
const amounts = ({ charges }: Pick<SubscriptionDecision, 'charges'>) =>
  charges.map(({ lines }) => lines.map(({ kind, amount }) => [kind, amount]))
const answered = (subscription: Subscription, isLowered: boolean) => {
  const asked = askForLimit(subscription as ActiveSubscription).subscription
  return limitAnswered(asked, { entitlementVersion: asked.entitlementVersion, isLowered }).subscription
}
const MAY = '2026-04-30T22:00:00Z'

describe('given a company without a plan', () => {
  test('when it picks one, then its period begins at the midnight of that day and is charged whole', () => {
    const { subscription, charges, events } = picked('2026-04-01T08:00:00.750Z')
    expect(shown(events)).toEqual([
      {
        type: 'SubscriptionStarted',
        plan: choice('middle'),
        period: { from: '2026-03-31T22:00:00Z', to: MAY },
      },
    ])
    expect(charges).toHaveLength(1)
    expect(shown(charges[0])).toMatchObject({ because: 'started', at: '2026-04-01T08:00:00Z', currency: 'EUR' })
    expect(amounts({ charges })).toEqual([[['plan', 22_501n]]])
    expect([subscription.version, subscription.entitlementVersion]).toEqual([1, 2])
    expect(subscription.refundUntil?.toString()).toBe('2026-04-15T08:00:00Z')
  })

  test('when the plan is not offered any more, then that is refused, but not if a new company was shown it', () => {
    const late = starting('2027-08-01T00:00:00Z', choice('small'))
    expect(() => pick(late, plans)).toThrow('plan-withdrawn')
    expect(planOf(startWithCompany(late, plans).started.subscription)).toEqual(choice('small'))
    expect(() => startWithCompany(starting('2026-04-01T00:00:00Z', choice('no-plan')), plans)).toThrow('unknown-plan')
  })

  test('when it has one already, then it changes it instead', () => {
    const second = starting('2026-04-20T00:00:00Z')
    expect(() => pick(second, plans, running())).toThrow('has-plan')
    const cancelled = cancel(running(), '2026-04-16T00:00:00Z').subscription
    expect(() => pick(second, plans, cancelled)).toThrow('has-plan')
  })

  test('when it had one before, then versions go on, and money is not given back a second time', () => {
    const cancelled = cancel(running(), '2026-04-16T00:00:00Z').subscription
    const { former, started } = pick(starting('2026-05-03T00:00:00Z'), plans, cancelled)
    expect(former!.subscription).toMatchObject({ state: 'ended', reason: 'cancelled' })
    expect(started.subscription.version).toBeGreaterThan(former!.subscription.version)
    expect(started.subscription.entitlementVersion).toBe(former!.subscription.entitlementVersion + 1)
    expect(started.subscription.refundUntil).toBeUndefined()
    expect(started.subscription.anchor.date).toBe('2026-05-03')
  })

  test('when it picks again on the day on which it gave one back, then no time is metered twice', () => {
    const refunded = cancel(running(), '2026-04-02T10:00:00Z')
    const { started } = pick(starting('2026-04-02T12:00:00Z'), plans, refunded.subscription)
    expect(refunded.months[0]!.period.to.toString()).toBe('2026-04-02T10:00:00Z')
    expect(started.subscription.month.meteredFrom.toString()).toBe('2026-04-02T10:00:00Z')
  })
})

describe('given a plan by the month', () => {
  test('when a larger one is taken in the middle of the month, then the rest is charged, less what is not used', () => {
    // Exactly the half of a month of 30 days.
    const { subscription, charges, events } = change(running(), choice('large'), '2026-04-15T22:00:00Z')
    expect(amounts({ charges })).toEqual([
      [
        ['plan-unused', -11_250n],
        ['plan', 43_003n],
      ],
    ])
    expect(shown(events)).toEqual([
      { type: 'PlanChanged', from: choice('middle'), to: choice('large'), at: '2026-04-15T22:00:00Z' },
    ])
    expect(planOf(subscription)).toEqual(choice('large'))
    expect([subscription.version, subscription.entitlementVersion]).toEqual([2, 3])
    expect(amounts(close(subscription, MAY))).toEqual([[['plan', 86_007n]]])
  })

  // Others credit only the difference that the first upgrade has cost (gumroad#6077).
  test('when it is raised a second time in the month, then the whole of the second plan is credited, not the last increment', () => {
    const small = picked('2026-04-01T08:00:00Z', choice('small')).subscription
    const first = change(small, choice('middle'), '2026-04-10T22:00:00Z')
    const second = change(first.subscription, choice('large'), '2026-04-20T22:00:00Z')
    // A third of the month is left of 225.01, and not of the 150.01 that the first upgrade cost net.
    expect(amounts(second)).toEqual([
      [
        ['plan-unused', -7_500n],
        ['plan', 28_669n],
      ],
    ])
    const paid = 3333n + netOf(first.charges[0]!.lines) + netOf(second.charges[0]!.lines)
    // A third of each of the three plans: 11.11, 75.00⅓ (of which two roundings of lines make 75.01), and 286.69.
    expect(paid).toBe(1111n + 7501n + 28_669n)
  })

  test('when it is raised twice within one second, then nothing of the plan between is charged', () => {
    const first = change(running(), choice('large'), '2026-04-15T22:00:00Z')
    const year = change(first.subscription, choice('large', 'year'), '2026-04-15T22:00:00Z')
    expect(netOf(year.charges[0]!.lines)).toBe(860_070n - 43_003n)
    const small = picked('2026-04-01T08:00:00Z', choice('small')).subscription
    const once = change(small, choice('middle'), '2026-04-15T22:00:00.100Z')
    const twice = change(once.subscription, choice('large'), '2026-04-15T22:00:00.900Z')
    expect(twice.subscription).toMatchObject({
      period: { stretches: [{ plan: choice('small') }, { plan: choice('large') }] },
    })
  })

  test('when another process’s clock is behind, then time does not run backwards', () => {
    const small = picked('2026-04-01T08:00:00Z', choice('small')).subscription
    const once = change(small, choice('middle'), '2026-04-15T22:00:05Z')
    const twice = change(once.subscription, choice('large'), '2026-04-15T22:00:01Z')
    expect(shown(twice.events)).toMatchObject([{ type: 'PlanChanged', at: '2026-04-15T22:00:05Z' }])
  })

  test('when the same for a year is taken, then the year begins that midnight, and what was paid from there is given back', () => {
    const { subscription, charges, months } = change(running(), choice('middle', 'year'), '2026-04-16T15:00:00Z')
    expect(amounts({ charges })).toEqual([
      [
        ['plan-unused', -11_250n],
        ['plan', 225_010n],
      ],
    ])
    expect(subscription.anchor.date).toBe('2026-04-16')
    expect(shown(months.map(({ period, whole }) => ({ period, whole })))).toEqual([
      {
        period: { from: '2026-03-31T22:00:00Z', to: '2026-04-15T22:00:00Z' },
        whole: { from: '2026-03-31T22:00:00Z', to: MAY },
      },
    ])
  })

  test('when the year begins on a day on which it was raised before, then both parts of that day are given back', () => {
    const small = picked('2026-04-01T08:00:00Z', choice('small')).subscription
    const raised = change(small, choice('middle'), '2026-04-15T23:00:00Z')
    const year = change(raised.subscription, choice('middle', 'year'), '2026-04-16T15:00:00Z')
    const paid = 3333n + netOf(raised.charges[0]!.lines) + netOf(year.charges[0]!.lines)
    // The half of a month of small, and the year.
    expect(paid).toBe(1667n + 225_010n)
  })

  test('when less is wanted, then it waits for the end of the period, and the entitlement stays until site has lowered its limit', () => {
    const planned = change(running(), choice('small'), '2026-04-20T00:00:00Z')
    expect(shown(planned.events)).toEqual([{ type: 'PlanChangePlanned', plan: choice('small'), at: MAY }])
    expect(planned.charges).toEqual([])
    expect(entitledBy(planned.subscription, plans)).toMatchObject({ version: 2, sites: 10 })
    expect(() => close(planned.subscription, MAY)).toThrow('plan-changing')
    expect(() => change(planned.subscription, choice('large'), MAY)).toThrow('plan-changing')

    const asked = askForLimit(planned.subscription as ActiveSubscription).subscription
    expect(entitledBy(asked, plans)).toMatchObject({ version: 3, planId: 'small', sites: 1 })
    expect(() => close(asked, MAY)).toThrow('plan-changing')
    const lowered = limitAnswered(asked, { entitlementVersion: 3, isLowered: true }).subscription
    const renewed = close(lowered, MAY)
    expect(shown(renewed.events)).toMatchObject([
      { type: 'PlanChanged', from: choice('middle'), to: choice('small'), at: MAY },
      { type: 'PeriodRenewed', plan: choice('small'), period: { from: MAY, to: '2026-05-31T22:00:00Z' } },
    ])
    expect(amounts(renewed)).toEqual([[['plan', 3333n]]])
    expect(entitledBy(renewed.subscription, plans)).toMatchObject({ version: 3, sites: 1 })
  })

  test('when site cannot lower its limit, then the old plan is renewed, and its entitlement is told again', () => {
    const planned = change(running(), choice('small'), '2026-04-20T00:00:00Z').subscription
    const refused = answered(planned, false)
    expect(entitledBy(refused, plans)).toMatchObject({ version: 4, planId: 'middle', sites: 10 })
    const renewed = close(refused, MAY)
    expect(shown(renewed.events)).toMatchObject([
      { type: 'PlanChangeDropped', plan: choice('small'), because: 'refused' },
      { type: 'PeriodRenewed', plan: choice('middle') },
    ])
    expect(amounts(renewed)).toEqual([[['plan', 22_501n]]])
    expect(renewed.subscription).not.toHaveProperty('next')
  })

  test('when site answers late, about what it was told before, then that says nothing', () => {
    const asked = askForLimit(
      change(running(), choice('small'), '2026-04-20T00:00:00Z').subscription as ActiveSubscription,
    )
    expect(limitAnswered(asked.subscription, { entitlementVersion: 2, isLowered: true }).subscription).toBe(
      asked.subscription,
    )
    const raised = change(asked.subscription, choice('large'), '2026-04-30T00:00:00Z').subscription
    expect(limitAnswered(raised, { entitlementVersion: 3, isLowered: true }).subscription).toBe(raised)
    expect(entitledBy(raised, plans)).toMatchObject({ version: 4, sites: 60 })
  })

  test('when the change that waits is taken back, or replaced, then it does not come', () => {
    const planned = change(running(), choice('small'), '2026-04-20T00:00:00Z').subscription
    expect(change(planned, choice('small'), '2026-04-21T00:00:00Z')).toMatchObject({
      subscription: planned,
      events: [],
    })
    const back = change(planned, choice('middle'), '2026-04-21T00:00:00Z')
    expect(told(back)).toEqual(['PlanChangeDropped'])
    expect(amounts(close(back.subscription, MAY))).toEqual([[['plan', 22_501n]]])
    const lowered = answered(planned, true)
    expect(entitledBy(lowered, plans)).toMatchObject({ version: 3, sites: 1 })
    const kept = change(lowered, choice('middle'), '2026-04-21T00:00:00Z').subscription
    expect(entitledBy(kept, plans)).toMatchObject({ version: 4, sites: 10 })
    expect(told(change(planned, choice('large'), '2026-04-21T00:00:00Z'))).toEqual(['PlanChangeDropped', 'PlanChanged'])
    expect(told(change(planned, choice('small', 'year'), '2026-04-21T00:00:00Z'))).toEqual([
      'PlanChangeDropped',
      'PlanChangePlanned',
    ])
    expect(change(running(), choice('middle'), '2026-04-21T00:00:00Z').events).toEqual([])
  })

  test('when a change is asked for after the period has ended, then that period is closed first', () => {
    const { charges, months, events } = change(running(), choice('large'), '2026-05-16T09:00:00Z')
    expect(told({ events })).toEqual(['PeriodRenewed', 'PlanChanged'])
    expect(charges.map(({ because }) => because)).toEqual(['renewed', 'changed'])
    expect(shown(months.map(({ period }) => period))).toEqual([{ from: '2026-03-31T22:00:00Z', to: MAY }])
    const [renewed, changed] = amounts({ charges })
    expect(renewed).toEqual([['plan', 22_501n]])
    expect(changed![0]![1]).toBeLessThan(0n)
    expect(changed![0]![1]).toBeGreaterThan(-22_501n)
  })

  test('when nobody has looked for months, then each is charged once', () => {
    const late = close(running(), '2026-07-15T00:00:00Z')
    expect(shown(late.charges.map(({ at }) => at))).toEqual([MAY, '2026-05-31T22:00:00Z', '2026-06-30T22:00:00Z'])
    expect(late.subscription.version).toBe(4)
    expect(late.subscription.entitlementVersion).toBe(2)
    expect(close(late.subscription, '2026-07-15T00:00:00Z').subscription).toBe(late.subscription)
  })

  test('when the next renewal is looked at before, then it is what will be charged', () => {
    expect(previewRenewal(running(), plans).charges).toEqual(close(running(), MAY).charges)
    const planned = change(running(), choice('small'), '2026-04-20T00:00:00Z').subscription
    expect(previewRenewal(planned, plans).charges).toEqual(close(answered(planned, true), MAY).charges)
    expect(previewRenewal(answered(planned, false), plans).charges).toEqual(close(running(), MAY).charges)
    expect(previewRenewal(cancel(running(), '2026-04-20T00:00:00Z').subscription, plans).charges).toEqual([])
  })

  test('when something is overdue, then nothing more is taken, and less may be', () => {
    const overdue = becomeOverdue(running(), instant('2026-04-20T00:00:00Z')).subscription
    expect(standingOf(overdue)).toBe('past-due')
    expect(() => change(overdue, choice('large'), '2026-04-21T00:00:00Z')).toThrow('payment-overdue')
    expect(told(change(overdue, choice('small'), '2026-04-21T00:00:00Z'))).toEqual(['PlanChangePlanned'])
    expect(becomeOverdue(overdue, instant('2026-04-22T00:00:00Z')).subscription).toBe(overdue)
    const paid = becomePaid(overdue).subscription
    expect(standingOf(paid)).toBe('active')
    expect(told(change(paid, choice('large'), '2026-04-21T00:00:00Z'))).toEqual(['PlanChanged'])
  })

  test('when a plan is not offered any more or does not exist, then nobody changes to it', () => {
    expect(() => change(running(), choice('small', 'month', 2), '2026-04-20T00:00:00Z')).toThrow('unknown-plan')
    const late = close(running(), '2027-07-02T00:00:00Z').subscription
    expect(() => change(late, choice('small'), '2027-07-02T00:00:00Z')).toThrow('plan-withdrawn')
    expect(told(change(late, choice('small', 'month', 2), '2027-07-02T00:00:00Z'))).toEqual(['PlanChangePlanned'])
  })

  test('when its version is withdrawn, then a subscriber keeps it', () => {
    const small = picked('2027-06-20T00:00:00Z', choice('small')).subscription
    expect(amounts(close(small, '2027-07-25T00:00:00Z'))).toEqual([[['plan', 3333n]]])
  })
})

describe('given a plan by the year', () => {
  const year = () => picked('2028-02-29T12:00:00Z', choice('middle', 'year')).subscription

  test('when it began on a leap day, then it is renewed on 28 February, and its months are summed up each', () => {
    const decision = close(year(), '2029-03-01T00:00:00Z')
    expect(shown(decision.events)).toMatchObject([
      { type: 'PeriodRenewed', period: { from: '2029-02-27T23:00:00Z', to: '2030-02-27T23:00:00Z' } },
    ])
    expect(decision.months).toHaveLength(12)
    expect(amounts(decision)).toEqual([[['plan', 225_010n]]])
  })

  test('when a zone gets other rules in the middle of it, then its last month still ends with it', () => {
    const before = year()
    const to = before.period.to.add({ hours: 1 })
    const decision = close({ ...before, period: { ...before.period, to } }, '2029-03-01T00:00:00Z')
    expect(decision.months.at(-1)!.period.to.equals(to)).toBe(true)
    expect(shown(decision.charges[0]!.lines[0]!)).toMatchObject({ period: { from: shown(to) } })
  })

  test('when a shorter interval is wanted, then it waits for the end of the year, also where it allows more', () => {
    expect(told(change(year(), choice('large'), '2028-06-01T00:00:00Z'))).toEqual(['PlanChangePlanned'])
    const waiting = change(year(), choice('middle'), '2028-06-01T00:00:00Z').subscription
    const renewed = close(answered(waiting, true), '2029-02-28T12:00:00Z')
    expect(renewed.events.at(-1)).toMatchObject({ type: 'PeriodRenewed', plan: choice('middle') })
    // From there on by the month again, and on the 29th where there is one.
    const later = close(renewed.subscription, '2029-03-29T12:00:00Z')
    expect(shown(later.events.at(-1))).toMatchObject({ period: { from: '2029-03-28T22:00:00Z' } })
  })

  test('when more is wanted for a month, and costs more than the year did, then it waits all the same', () => {
    const small = picked('2026-04-01T08:00:00Z', choice('small', 'year')).subscription
    expect(told(change(small, choice('large'), '2026-06-01T00:00:00Z'))).toEqual(['PlanChangePlanned'])
  })

  test('when more is wanted for the year, then the rest of the year is charged', () => {
    // 73 of its 365 days are left.
    expect(amounts(change(year(), choice('large', 'year'), '2028-12-16T23:00:00Z'))).toEqual([
      [
        ['plan-unused', -45_002n],
        ['plan', 172_014n],
      ],
    ])
  })
})

describe('given a plan that is cancelled', () => {
  test('when it is within the refund days, then it ends at once, and all that was paid is given back', () => {
    const decision = cancel(running(), '2026-04-15T07:59:59Z', ['b', 'a', 'a'], ['a', 'b'])
    expect(decision.subscription).toMatchObject({ state: 'ended', reason: 'refunded' })
    expect(amounts(decision)).toEqual([[['plan-unused', -22_501n]]])
    expect(shown(decision.events)).toEqual([
      { type: 'SubscriptionEnded', at: '2026-04-15T07:59:59Z', reason: 'refunded', siteIds: ['a', 'b'] },
    ])
    expect(entitledBy(decision.subscription, plans)).toMatchObject({ version: 3, sites: 0, premiumStagings: 0 })
    expect(shown(decision.months[0]!.period)).toEqual({ from: '2026-03-31T22:00:00Z', to: '2026-04-15T07:59:59Z' })
  })

  test('when it was changed within the refund days, then the changes are given back too', () => {
    const raised = change(running(), choice('large'), '2026-04-05T10:00:00Z')
    const year = change(raised.subscription, choice('large', 'year'), '2026-04-07T10:00:00Z')
    const paid = 22_501n + netOf(raised.charges[0]!.lines) + netOf(year.charges[0]!.lines)
    const decision = cancel(year.subscription, '2026-04-09T10:00:00Z')
    expect(netOf(decision.charges[0]!.lines)).toBe(-paid)
  })

  test('when the refund days are over, then it ends with the period, and says which sites go', () => {
    const decision = cancel(running(), '2026-04-15T08:00:00Z', ['a'])
    expect(shown(decision.events)).toEqual([{ type: 'SubscriptionCancelled', endsAt: MAY, siteIds: ['a'] }])
    expect(decision.charges).toEqual([])
    expect(standingOf(decision.subscription)).toBe('cancelled')
    expect(entitledBy(decision.subscription, plans)).toMatchObject({ version: 2, sites: 10 })
    const after = close(decision.subscription, MAY)
    expect(shown(after.events)).toEqual([{ type: 'SubscriptionEnded', at: MAY, reason: 'cancelled', siteIds: ['a'] }])
    expect(after.charges).toEqual([])
    expect(after.months).toHaveLength(1)
    expect(entitledBy(after.subscription, plans)).toMatchObject({ version: 3, sites: 0 })
  })

  test('when a plan has no refund days, then it ends with the period from the first day on', () => {
    const large = picked('2026-04-01T08:00:00Z', choice('large')).subscription
    expect(told(cancel(large, '2026-04-01T08:00:01Z'))).toEqual(['SubscriptionCancelled'])
  })

  test('when other sites are named than the company has, then nothing is cancelled', () => {
    for (const [named, present] of [
      [['a'], ['a', 'b']],
      [['a', 'b'], ['a']],
      [['a'], ['b']],
    ] as const) {
      expect(() => cancel(running(), '2026-04-20T00:00:00Z', [...named], [...present])).toThrow('sites-differ')
    }
  })

  test('when a smaller plan was waiting, then it does not come', () => {
    const planned = change(running(), choice('small'), '2026-04-20T00:00:00Z').subscription
    const decision = cancel(planned, '2026-04-21T00:00:00Z')
    expect(told(decision)).toEqual(['PlanChangeDropped', 'SubscriptionCancelled'])
    expect(told(close(decision.subscription, MAY))).toEqual(['SubscriptionEnded'])
  })

  test('when it is resumed before it ends, then it goes on; afterwards it is over', () => {
    const cancelled = cancel(running(), '2026-04-20T00:00:00Z').subscription
    const resumed = resumePlan(cancelled, { at: instant('2026-04-30T21:59:59Z') }, plans)
    expect(told(resumed)).toEqual(['SubscriptionResumed'])
    expect(amounts(close(resumed.subscription, MAY))).toEqual([[['plan', 22_501n]]])
    expect(() => resumePlan(cancelled, { at: instant(MAY) }, plans)).toThrow('no-plan')
    expect(() => resumePlan(running(), { at: instant('2026-04-20T00:00:00Z') }, plans)).toThrow('plan-not-cancelled')
  })

  test('when it is cancelled or changed again, then it has to be resumed first', () => {
    const cancelled = cancel(running(), '2026-04-20T00:00:00Z').subscription
    expect(() => cancel(cancelled, '2026-04-21T00:00:00Z')).toThrow('plan-cancelled')
    expect(() => change(cancelled, choice('large'), '2026-04-21T00:00:00Z')).toThrow('plan-cancelled')
  })
})

describe('given a company that is suspended', () => {
  const suspended = () => pauseSubscription(running(), instant('2026-04-20T00:00:00Z'), plans).subscription

  test('when its period ends, then no new one is charged', () => {
    const lapsed = close(suspended(), '2026-06-10T00:00:00Z')
    expect(shown(lapsed.events)).toEqual([{ type: 'SubscriptionLapsed', at: MAY }])
    expect(lapsed.charges).toEqual([])
    expect(lapsed.months).toHaveLength(1)
    expect(standingOf(lapsed.subscription)).toBe('past-due')
    expect(() => change(lapsed.subscription, choice('large'), '2026-06-10T00:00:00Z')).toThrow('company-suspended')
    expect(() => change(suspended(), choice('large'), '2026-04-21T00:00:00Z')).toThrow('company-suspended')
  })

  test('when it is restored in time, then its period goes on as if nothing had been', () => {
    const restored = unpauseSubscription(suspended(), instant('2026-04-25T00:00:00Z'), plans)
    expect(restored.charges).toEqual([])
    expect(amounts(close(restored.subscription, MAY))).toEqual([[['plan', 22_501n]]])
  })

  test('when it is restored later, then a period begins on that day', () => {
    const restored = unpauseSubscription(suspended(), instant('2026-06-10T09:00:00Z'), plans)
    expect(shown(restored.events)).toMatchObject([
      { type: 'SubscriptionLapsed' },
      { type: 'PeriodRenewed', period: { from: '2026-06-09T22:00:00Z', to: '2026-07-09T22:00:00Z' } },
    ])
    expect(amounts(restored)).toEqual([[['plan', 22_501n]]])
    expect(standingOf(restored.subscription)).toBe('active')
    expect(entitledBy(restored.subscription, plans)).toMatchObject({ version: 2, sites: 10 })
  })

  test('when less was waiting, then the new period begins with it', () => {
    const planned = change(running(), choice('small'), '2026-04-10T00:00:00Z').subscription
    const paused = pauseSubscription(planned, instant('2026-04-20T00:00:00Z'), plans).subscription
    const lapsed = close(paused, '2026-06-01T00:00:00Z').subscription
    expect(() => unpauseSubscription(lapsed, instant('2026-06-10T00:00:00Z'), plans)).toThrow('plan-changing')
    const restored = unpauseSubscription(answered(lapsed, true), instant('2026-06-10T00:00:00Z'), plans)
    expect(amounts(restored)).toEqual([[['plan', 3333n]]])
  })

  test('when it does without its plan, or has not paid for too long, then the plan ends', () => {
    const lapsed = close(suspended(), '2026-06-10T00:00:00Z').subscription
    expect(told(cancel(lapsed, '2026-06-10T00:00:00Z'))).toEqual(['SubscriptionEnded'])
    const end = { at: instant('2026-06-19T00:00:00Z'), reason: 'unpaid' as const, siteIds: ['a'] }
    expect(endSubscription(lapsed, end, plans)).toMatchObject({
      subscription: { state: 'ended', reason: 'unpaid' },
      events: [{ siteIds: ['a'] }],
      months: [],
    })
  })
})

describe('given a company that is being closed', () => {
  const frozen = () => freezeSubscription(running(), instant('2026-04-20T09:00:00Z'), plans)

  test('when it is frozen, then its month is summed up to now, and nothing changes or begins', () => {
    expect(shown(frozen().months[0]!.period)).toEqual({ from: '2026-03-31T22:00:00Z', to: '2026-04-20T09:00:00Z' })
    const { subscription } = frozen()
    expect(close(subscription, '2026-07-01T00:00:00Z').subscription).toBe(subscription)
    expect(() => change(subscription, choice('large'), '2026-04-21T00:00:00Z')).toThrow('company-closing')
    expect(() => cancel(subscription, '2026-04-21T00:00:00Z')).toThrow('company-closing')
    expect(() => resumePlan(subscription, { at: instant('2026-04-21T00:00:00Z') }, plans)).toThrow('company-closing')
    expect(freezeSubscription(subscription, instant('2026-04-22T00:00:00Z'), plans)).toMatchObject({
      events: [],
      months: [],
    })
  })

  test('when the closing comes to nothing, then the rest of the month is metered, and no part twice', () => {
    const thawed = thawSubscription(frozen().subscription)
    expect(told(thawed)).toEqual(['SubscriptionThawed'])
    const { months, charges } = close(thawed.subscription, MAY)
    expect(shown(months.map(({ period, whole }) => ({ period, whole })))).toEqual([
      {
        period: { from: '2026-04-20T09:00:00Z', to: MAY },
        whole: { from: '2026-03-31T22:00:00Z', to: MAY },
      },
    ])
    expect(amounts({ charges })).toEqual([[['plan', 22_501n]]])
    expect(thawSubscription(running()).events).toEqual([])
  })

  test('when it is closed, then the subscription ends, and its month is not summed up again', () => {
    const end = { at: instant('2026-04-20T09:05:00Z'), reason: 'closed' as const, siteIds: [] }
    const decision = endSubscription(frozen().subscription, end, plans)
    expect(decision).toMatchObject({ subscription: { state: 'ended', reason: 'closed' }, months: [], charges: [] })
    expect(endSubscription(decision.subscription, end, plans).events).toEqual([])
    expect(() => change(decision.subscription, choice('large'), '2026-04-21T00:00:00Z')).toThrow('no-plan')
  })
})

// FOSSBilling#50: clients that are moved in get an invoice for what they have paid already.
describe('given a company that is moved in with a plan that it has paid for', () => {
  const row = (changes = {}) => ({
    ...starting('2026-04-20T09:00:00Z'),
    paidUntil: '2026-05-15',
    paid: 20_000n,
    ...changes,
  })
  const until = '2026-05-14T22:00:00Z'

  test('when it is imported, then it is charged nothing until the day until which it has paid', () => {
    const imported = importSubscription(row(), plans)
    expect(imported.charges).toEqual([])
    expect(told(imported)).toEqual(['SubscriptionImported'])
    expect(close(imported.subscription, '2026-05-14T21:59:59Z')).toMatchObject({ charges: [], months: [] })
    const renewed = close(imported.subscription, until)
    expect(amounts(renewed)).toEqual([[['plan', 22_501n]]])
    expect(shown(renewed.charges[0]!.at)).toBe(until)
    expect(renewed.months).toEqual([])
    expect(close(imported.subscription, '2026-06-15T00:00:00Z').months).toHaveLength(1)
  })

  test('when it has paid for a year, then its premium stagings and overage are charged from the day that the row names', () => {
    const plan = choice('middle', 'year')
    const imported = importSubscription(row({ plan, paidUntil: '2026-12-31' }), plans).subscription
    const decision = close(imported, '2026-12-31T12:00:00Z')
    expect(decision.months).toEqual([])
    expect(amounts(decision)).toEqual([[['plan', 225_010n]]])
    const metered = importSubscription(row({ plan, paidUntil: '2026-12-31', meteredFrom: '2026-06-10' }), plans)
    const { months } = close(metered.subscription, '2026-12-31T12:00:00Z')
    expect(months).toHaveLength(7)
    expect(shown(months[0]!.period)).toEqual({ from: '2026-06-09T22:00:00Z', to: '2026-06-29T22:00:00Z' })
  })

  test('when it takes more, then what it has paid is given back, not what the plan costs now', () => {
    const imported = importSubscription(row(), plans).subscription
    const [unused] = change(imported, choice('large'), '2026-04-29T22:00:00Z').charges[0]!.lines
    expect(unused).toMatchObject({ kind: 'plan-unused', price: 20_000n, amount: -10_000n })
  })

  test('when it has paid more than a larger plan costs, then it gets that from its next period on, and no money', () => {
    const imported = importSubscription(row({ paid: 90_000n }), plans).subscription
    expect(told(change(imported, choice('large'), '2026-04-29T22:00:00Z'))).toEqual(['PlanChangePlanned'])
  })

  test('when it begins a year, then what it has paid for is metered no earlier', () => {
    const imported = importSubscription(row(), plans).subscription
    const year = change(imported, choice('middle', 'year'), '2026-04-29T22:00:00Z')
    expect(year.months).toEqual([])
    const [first] = close(year.subscription, '2026-06-01T00:00:00Z').months
    expect(shown(first!.period)).toEqual({ from: until, to: '2026-05-29T22:00:00Z' })
  })

  test('when it cancels, then nothing is given back that was not paid here', () => {
    const imported = importSubscription(row(), plans).subscription
    expect(told(cancel(imported, '2026-04-20T10:00:00Z'))).toEqual(['SubscriptionCancelled'])
  })

  test('when the day is not the end of a period that runs now, or no day, then the row is refused', () => {
    for (const paidUntil of ['2026-04-20', '2026-05-21']) {
      expect(() => importSubscription(row({ paidUntil }), plans)).toThrow('not-paid-for')
    }
    expect(() => importSubscription(row({ paidUntil: '2026-02-30' }), plans)).toThrow('bad-request')
    expect(() => importSubscription(row({ plan: choice('none') }), plans)).toThrow('unknown-plan')
  })
})
