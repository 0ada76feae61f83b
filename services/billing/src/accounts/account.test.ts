import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PlanChoice } from '../plans/plan.ts'
import {
  type Account,
  type AccountDecision,
  beginPlanChange,
  changePlan,
  checkAccountVersion,
  end,
  keepPlan,
  open,
} from './account.ts'

const companyId = newId()
const studio: PlanChoice = { planId: 'studio', version: 1, interval: 'month' }
const agency: PlanChoice = { planId: 'agency', version: 3, interval: 'year' }
const wish = { id: newId(), begunAt: 6, by: { kind: 'KIND_USER', id: newId() }, choice: agency } as const
const { account } = open(companyId, { choice: studio, now: 5 })
const begun = beginPlanChange(account, wish).account

describe('given an account with a plan', () => {
  test('when another one is wished for, then the wish stands, and is not another version of the account', () => {
    expect(beginPlanChange(account, wish)).toEqual({
      account: { ...account, entitlementVersion: 2, planChange: { ...wish, version: 2 } },
      events: [{ type: 'PlanChanging', changeId: wish.id, from: studio, to: agency, entitlementVersion: 2 }],
    })
  })

  test('when the same is wished for twice, then nothing happens; a third plan is refused meanwhile', () => {
    expect(beginPlanChange(begun, { ...wish, id: newId() })).toEqual({ account: begun, events: [] })
    expect(() => beginPlanChange(begun, { ...wish, choice: { ...agency, version: 4 } })).toThrow('plan-changing')
    expect(beginPlanChange(account, { ...wish, choice: { ...studio } })).toEqual({ account, events: [] })
    expect(beginPlanChange(account, { ...wish, choice: { ...studio, interval: 'year' } }).events).toHaveLength(1)
  })

  test('when the wish comes true, then it has the plan since now; a second time nothing happens', () => {
    const changed = changePlan(begun, wish.id, 9)
    expect(changed.account).toMatchObject({ choice: agency, since: 9, entitlementVersion: 3, version: 2 })
    expect(changed.events).toEqual([
      { type: 'PlanChanged', changeId: wish.id, from: studio, to: agency, entitlementVersion: 3 },
    ])
    expect(changePlan(changed.account, wish.id, 10)).toEqual({ account: changed.account, events: [] })
  })

  test('when the wish is refused, then it keeps what it has', () => {
    const kept = keepPlan(begun, wish.id, 'plan-too-small')
    expect(kept.account).toEqual({ ...account, entitlementVersion: 2 })
    expect(keepPlan(begun, newId(), 'plan-too-small')).toEqual({ account: begun, events: [] })
  })

  test('when the company is closed, then it has nothing any more, and no wish begins', () => {
    const ended = end(begun, 9).account
    expect(ended).toMatchObject({ state: 'ended', endedAt: 9, entitlementVersion: 3 })
    expect('planChange' in ended).toBe(false)
    expect(() => beginPlanChange(ended, wish)).toThrow('company-closed')
    for (const decided of [changePlan(ended, wish.id, 9), keepPlan(ended, wish.id, 'x'), end(ended, 9)]) {
      expect(decided).toEqual({ account: ended, events: [] })
    }
  })

  test('when somebody decided on another version, then they are told', () => {
    expect(() => checkAccountVersion(account, 2)).toThrow('changed-meanwhile')
    checkAccountVersion(account, 1)
    checkAccountVersion(account, undefined)
  })
})

test('when an account is opened without a plan, then the first one that comes true starts a subscription', () => {
  const empty = open(companyId, { now: 5 })
  expect(empty.events).toEqual([{ type: 'AccountOpened' }])
  const begun = beginPlanChange(empty.account, wish).account
  expect(changePlan(begun, wish.id, 7).events).toEqual([
    { type: 'SubscriptionStarted', choice: agency, entitlementVersion: 3 },
  ])
})

test('whatever happens: each change of what the company may use has a higher version, told by an event', () => {
  const choices = fc.constantFrom(studio, agency, { ...agency, version: 4 })
  const steps = fc.array(
    fc.oneof(
      fc.tuple(fc.constant('begin' as const), choices),
      fc.tuple(fc.constantFrom('change', 'keep', 'end'), fc.constant(studio)),
    ),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(steps, (taken) => {
      let present: Account = account
      for (const [step, choice] of taken) {
        const id: string = present.state === 'open' ? (present.planChange?.id ?? 'none') : 'none'
        const next: AccountDecision | undefined = attempt<AccountDecision>(() =>
          step === 'begin'
            ? beginPlanChange(present, { ...wish, id: newId(), choice })
            : step === 'change'
              ? changePlan(present, id, 9)
              : step === 'keep'
                ? keepPlan(present, id, 'plan-too-small')
                : end(present, 9),
        )
        if (!next) continue
        if (next.events.length === 0) expect(next.account).toBe(present)
        const mayUse = (each: Account) => JSON.stringify([each.state, each.choice])
        if (mayUse(next.account) !== mayUse(present)) {
          expect(next.account.entitlementVersion).toBeGreaterThan(present.entitlementVersion)
        }
        expect(next.account.entitlementVersion).toBeGreaterThanOrEqual(present.entitlementVersion)
        present = next.account
      }
    }),
  )
})

/** Undefined for what is refused. */
function attempt<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}
