import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { changePlan } from '../subscriptions/changing.ts'
import { limitAnswered } from '../subscriptions/renewing.ts'
import { planOf } from '../subscriptions/subscription.ts'
import { choice, instant, plansForTests as plans } from '../testing/plans.ts'
import {
  type Account,
  type AccountDecision,
  askSite,
  bringUpToDate,
  checkMayBegin,
  dueAt,
  entitlementOf,
  isLimitNeeded,
  isTold,
  openAccount,
  subscriptionOf,
  withStanding,
  withSubscription,
} from './account.ts'

const START = instant('2026-04-01T08:00:00Z')
const MAY = instant('2026-04-30T22:00:00Z')
const JUNE = instant('2026-05-31T22:00:00Z')
const start = { subscriptionId: 'one', plan: choice('middle'), at: START, zone: 'Europe/Paris' }
const opened = (plan = choice('middle')) => openAccount('a company', { ...start, plan }, plans).account
const types = ({ events }: AccountDecision) => events.map(({ type }) => type)
const change = (account: Account, planId: string, at = START) =>
  withSubscription(account, changePlan(subscriptionOf(account), { plan: choice(planId), at }, plans)).account
const told = (account: Account): Account => ({
  ...account,
  toldVersion: account.subscription?.entitlementVersion ?? account.toldVersion,
})
const answer = (account: Account, isLowered: boolean) => {
  const { entitlementVersion } = subscriptionOf(account)
  return withSubscription(account, limitAnswered(subscriptionOf(account), { entitlementVersion, isLowered })).account
}

describe('given a company that was created', () => {
  test('with a plan, then it has it, is charged, and site has to be told of nothing', () => {
    const decision = openAccount('a company', start, plans)
    expect(types(decision)).toEqual(['AccountOpened', 'SubscriptionStarted'])
    expect(decision.charges).toHaveLength(1)
    expect(isTold(decision.account)).toBe(true)
    expect(entitlementOf(decision.account, plans)).toMatchObject({ version: 2, sites: 10 })
    expect(dueAt(decision.account)).toEqual(MAY)
  })

  test('without a plan, then it may use nothing, in a version below that of every plan, and nothing is ever due', () => {
    const { account, charges } = openAccount('a company', undefined, plans)
    expect([entitlementOf(account, plans).version, entitlementOf(account, plans).sites, charges]).toEqual([1, 0, []])
    expect(dueAt(account)).toBeUndefined()
    expect(() => subscriptionOf(account)).toThrow('no-plan')
  })
})

test('when a process does not know the version of a plan yet, then it does not say what the company may use', () => {
  expect(() => entitlementOf(opened(), { ...plans, plans: [] })).toThrow('unavailable')
  expect(() => openAccount('a company', start, { ...plans, plans: [] })).toThrow('unavailable')
})

test('when a company is suspended, closing or owes something, then it may begin no plan', () => {
  const refusal = (said: Parameters<typeof withStanding>[1]) => () =>
    checkMayBegin(withStanding(opened(), said).standing)
  expect(refusal({})).not.toThrow()
  expect(refusal({ isSuspended: true })).toThrow('company-suspended')
  expect(refusal({ isOverdue: true })).toThrow('payment-overdue')
  expect(refusal({ isClosing: true })).toThrow('company-closing')
})

describe('given an account with a plan', () => {
  test('when it takes a larger one, then site has to be told, and only then the end of the month is what is due', () => {
    const raised = change(opened(), 'large')
    expect([isTold(raised), dueAt(raised)]).toEqual([false, 'now'])
    expect(dueAt(told(raised))).toEqual(MAY)
    expect(raised.version).toBe(2)
  })

  test('when it takes a smaller one, then site is asked at the end of the period, and not before', () => {
    const planned = change(opened(), 'small')
    expect([isTold(planned), isLimitNeeded(planned, START), isLimitNeeded(planned, MAY)]).toEqual([true, false, true])
    expect(() => bringUpToDate(planned, MAY, plans)).toThrow('plan-changing')
    const asked = askSite(planned)
    expect(types(asked)).toEqual(['LimitAsked'])
    expect([isTold(asked.account), entitlementOf(asked.account, plans).sites]).toEqual([false, 1])
    const lowered = bringUpToDate(answer(told(asked.account), true), MAY, plans)
    expect(types(lowered)).toEqual(['PlanChanged', 'PeriodRenewed'])
    const refused = answer(asked.account, false)
    expect([isTold(refused), entitlementOf(refused, plans).sites]).toEqual([false, 10])
    expect(types(bringUpToDate(told(refused), MAY, plans))).toEqual(['PlanChangeDropped', 'PeriodRenewed'])
  })

  test('when nothing is due, then nothing happens; when months have ended, then they are closed', () => {
    expect(types(bringUpToDate(opened(), START, plans))).toEqual([])
    const { charges, months, events } = bringUpToDate(opened(), JUNE, plans)
    expect([charges.length, months.length, events.map(({ type }) => type)]).toEqual([
      2,
      2,
      ['PeriodRenewed', 'PeriodRenewed'],
    ])
  })

  test('when company says that it is suspended, then no new period begins until it says that it is restored', () => {
    const suspended = withStanding(opened(), { isSuspended: true, standingVersion: 2 })
    expect(withStanding(suspended, { isSuspended: true })).toBe(suspended)
    expect(dueAt(suspended)).toBe('now')
    const paused = bringUpToDate(suspended, START, plans).account
    expect([dueAt(paused), types(bringUpToDate(paused, MAY, plans))]).toEqual([MAY, ['SubscriptionLapsed']])
    const lapsed = bringUpToDate(paused, MAY, plans).account
    expect(dueAt(lapsed)).toBeUndefined()
    const restored = withStanding(lapsed, { isSuspended: false, standingVersion: 3 })
    expect(dueAt(restored)).toBe('now')
    expect(types(bringUpToDate(restored, JUNE, plans))).toEqual(['PeriodRenewed'])
  })

  test('when it is being closed, then it stands still, and goes on if it is kept; when it is closed, then it has ended', () => {
    const closing = bringUpToDate(withStanding(opened(), { isClosing: true }), START, plans)
    expect(types(closing)).toEqual(['SubscriptionFrozen'])
    expect(dueAt(closing.account)).toBeUndefined()
    const kept = bringUpToDate(withStanding(closing.account, { isClosing: false }), MAY, plans)
    expect(types(kept)).toEqual(['SubscriptionThawed', 'PeriodRenewed'])
    const closed = bringUpToDate(withStanding(closing.account, { isClosed: true }), MAY, plans)
    expect(types(closed)).toEqual(['SubscriptionEnded'])
    expect(dueAt(told(closed.account))).toBeUndefined()
    expect(() => openAccount('a company', start, plans)).not.toThrow()
  })

  test('when the book says that something is overdue, then the subscription is past due until it is paid', () => {
    const overdue = bringUpToDate(withStanding(opened(), { isOverdue: true }), START, plans).account
    expect(subscriptionOf(overdue).overdueSince).toBeDefined()
    expect(types(bringUpToDate(overdue, START, plans))).toEqual([])
    const paid = bringUpToDate(withStanding(overdue, { isOverdue: false }), START, plans).account
    expect(subscriptionOf(paid).overdueSince).toBeUndefined()
  })
})

test('whatever is done in whatever order, an account that is told and up to date has nothing due, and its plan is what is allowed', () => {
  const acts = fc.array(
    fc.record({
      hours: fc.integer({ min: 0, max: 1200 }),
      act: fc.constantFrom('small', 'middle', 'large', 'suspend', 'restore', 'close', 'keep', 'none'),
      isLowered: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(acts, (steps) => {
      let account = opened()
      let now = START
      let last = entitlementOf(account, plans).version
      for (const { hours, act, isLowered } of steps) {
        now = now.add({ hours })
        if (act === 'suspend' || act === 'restore') account = withStanding(account, { isSuspended: act === 'suspend' })
        else if (act === 'close' || act === 'keep') account = withStanding(account, { isClosing: act === 'close' })
        for (let i = 0; i < 40; i++) {
          if (isLimitNeeded(account, now)) account = answer(askSite(account).account, isLowered)
          account = told(account)
          const decision = bringUpToDate(account, now, plans)
          if (decision.events.length === 0) break
          account = decision.account
        }
        try {
          if (act !== 'none') account = told(change(account, act, now))
        } catch {
          // Refused: what it was stays.
        }
        const due = dueAt(account)
        expect(due === undefined || (due !== 'now' && due.epochMilliseconds > now.epochMilliseconds)).toBe(true)
        const { version, planId } = entitlementOf(account, plans)
        expect(version).toBeGreaterThanOrEqual(last)
        last = version
        expect(planId).toBe(planOf(subscriptionOf(account)).planId)
      }
    }),
    { numRuns: 1000 },
  )
})
