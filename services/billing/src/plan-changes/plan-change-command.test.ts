import { newId } from '@holdfast/contracts'
import { type Code, DomainError } from '@holdfast/errors'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type BillingService, billingService, choiceOf, type Person, person } from '../testing/billing-service.ts'

let service: BillingService
beforeAll(async () => {
  service = await billingService()
})
afterEach(() => {
  service.site.putEntitlement = () => {}
})

const refuse = (code: Code) => () => {
  throw new DomainError(code)
}
const typesOf = async (companyId: string) => (await service.events(companyId)).map(({ type }) => type)

describe('when a company was created a moment ago', () => {
  test('then its plan and what it may use are known at once, whether the entry was consumed or not', async () => {
    for (let i = 0; i < 5; i++) {
      const { companyId, owner } = await service.company(choiceOf('studio', 'INTERVAL_YEAR'))
      const [entitlement, subscription] = await Promise.all([
        service.entitlement(companyId),
        service.subscriptions.getSubscription({ companyId }, owner.call()),
      ])
      expect(entitlement).toMatchObject({ version: 1, planId: 'studio', sites: 10, premiumStagings: 2, backupDays: 14 })
      expect(subscription).toMatchObject({ choice: choiceOf('studio', 'INTERVAL_YEAR'), version: 1 })
      expect(await typesOf(companyId)).toEqual(['AccountOpened', 'SubscriptionStarted'])
    }
  })

  test('without a plan, then it may use nothing until one is picked', async () => {
    const { companyId, owner } = await service.company()
    expect(await service.entitlement(companyId)).toMatchObject({ version: 1, sites: 0, premiumStagings: 0 })
    const picked = await service.subscriptions.putSubscription({ companyId, choice: choiceOf('starter') }, owner.call())
    expect(picked.choice).toEqual(choiceOf('starter'))
    expect(await service.entitlement(companyId)).toMatchObject({ version: 3, planId: 'starter', sites: 1 })
    expect(await typesOf(companyId)).toEqual(['AccountOpened', 'PlanChanging', 'SubscriptionStarted'])
  })

  test('before there was billing, then it has the first version of its plan, month by month', async () => {
    const owner = person()
    const companyId = await service.companies.create(owner.userId, { planId: 'agency' })
    const { choice } = await service.subscriptions.getSubscription({ companyId }, owner.call())
    expect(choice).toEqual(choiceOf('agency'))
  })
})

test('when there is no such company, then nobody has an entitlement or a subscription', async () => {
  expect(await outcomeOf(service.entitlement(newId()))).toBe('not-found')
  expect(await outcomeOf(service.entitlement('nothing'))).toBe('bad-request')
  const get = service.subscriptions.getSubscription({ companyId: newId() }, person().call())
  expect(await outcomeOf(get)).toBe('not-found')
})

describe('when the plan is changed', () => {
  const change = (companyId: string, by: Person, planId: string, more = {}) =>
    service.subscriptions.putSubscription({ companyId, choice: choiceOf(planId), ...more }, by.call())

  test('then site takes the entitlement first, in the version of the wish, and then the company has the plan', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const taken: unknown[] = []
    service.site.putEntitlement = ({ entitlement }) => void taken.push({ ...entitlement })
    expect((await change(companyId, owner, 'agency')).choice).toEqual(choiceOf('agency'))
    expect(taken).toEqual([expect.objectContaining({ companyId, version: 2, sites: 60, planId: 'agency' })])
    expect(await service.entitlement(companyId)).toMatchObject({ version: 3, planId: 'agency', sites: 60 })
    expect(await outcomeOf(change(companyId, owner, 'agency'))).toBe('done')
    expect((await typesOf(companyId)).slice(-2)).toEqual(['PlanChanging', 'PlanChanged'])
  })

  test('and the company has more than the plan allows, then it keeps its plan; the next wish has a higher version', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const versions: number[] = []
    service.site.putEntitlement = ({ entitlement }) => {
      versions.push(Number(entitlement!.version))
      throw new DomainError('plan-too-small')
    }
    const starter = () => outcomeOf(change(companyId, owner, 'starter'))
    expect([await starter(), await starter(), versions]).toEqual(['plan-too-small', 'plan-too-small', [2, 3]])
    expect(await service.entitlement(companyId)).toMatchObject({ planId: 'studio', sites: 10 })
  })

  test('to what is not offered, or by somebody who may not, or on an old version, then it is refused', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    expect(await outcomeOf(change(companyId, owner, 'endless'))).toBe('unknown-plan')
    const future = { choice: { ...choiceOf('agency'), version: 2 } }
    expect(await outcomeOf(change(companyId, owner, 'agency', future))).toBe('unknown-plan')
    expect(await outcomeOf(change(companyId, owner, 'agency', { ifVersion: 9 }))).toBe('changed-meanwhile')
    const [developer, billing] = [person(), person()]
    await service.companies.join(companyId, developer.userId, { companyRole: 'developer' })
    await service.companies.join(companyId, billing.userId, { companyRole: 'billing' })
    expect(await outcomeOf(change(companyId, developer, 'agency'))).toBe('not-allowed')
    expect(await outcomeOf(change(companyId, billing, 'agency'))).toBe('not-allowed')
    expect(await outcomeOf(change(companyId, person(), 'agency'))).toBe('not-found')
    const see = (by: typeof owner) => outcomeOf(service.subscriptions.getSubscription({ companyId }, by.call()))
    expect([await see(billing), await see(developer)]).toEqual(['done', 'not-allowed'])
  })

  test('and site does not say, then nobody else changes it; a repeat of the call finds what came of it', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const asked: unknown[] = []
    service.site.putEntitlement = ({ changeId, entitlement }) => {
      asked.push([changeId, Number(entitlement!.version)])
      if (asked.length === 1) throw new DomainError('unavailable')
    }
    const repeat = { key: newId(), body: 'a' }
    const call = () =>
      outcomeOf(
        service.subscriptions.putSubscription({ companyId, choice: choiceOf('agency') }, owner.call({ repeat })),
      )
    expect(await call()).toBe('unavailable')
    expect(await outcomeOf(change(companyId, owner, 'starter'))).toBe('plan-changing')
    expect([await call(), await call()]).toEqual(['done', 'done'])
    expect(asked.length).toBeLessThanOrEqual(3)
    for (const each of asked) expect(each).toEqual(asked[0])
  })

  test('and nobody asks again, then the sweep carries it on, in the name of who wished it', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    service.site.putEntitlement = refuse('unavailable')
    expect(await outcomeOf(change(companyId, owner, 'agency'))).toBe('unavailable')
    service.site.putEntitlement = () => {}
    await waitFor(async () => (await typesOf(companyId)).at(-1) === 'PlanChanged', { ms: 60_000 })
    expect((await service.events(companyId)).at(-1)?.actor).toEqual({ kind: 'KIND_USER', id: owner.userId })
  })
})

test('when a company is closed, then its account ends, and a wish that stood is given up', async () => {
  const { companyId, owner } = await service.company(choiceOf('studio'))
  service.site.putEntitlement = refuse('unavailable')
  const change = service.subscriptions.putSubscription({ companyId, choice: choiceOf('agency') }, owner.call())
  expect(await outcomeOf(change)).toBe('unavailable')
  await service.companies.close(companyId, owner.userId)
  await waitFor(async () => (await typesOf(companyId)).at(-1) === 'SubscriptionEnded', { ms: 30_000 })
  expect(await service.entitlement(companyId)).toMatchObject({ sites: 0, premiumStagings: 0 })
  const again = service.subscriptions.putSubscription({ companyId, choice: choiceOf('agency') }, owner.call())
  expect(await outcomeOf(again)).toBe('company-closed')
})

test('when a second process starts, then the plans are offered once', async () => {
  const offers = () => service.connection.db!.collection('ledger_entries').countDocuments({ stream: /^plan\// })
  const before = await offers()
  const other = await service.another()
  expect(await offers()).toBe(before)
  const { plans } = await other.plans.listPlans({}, service.anonymousCall())
  expect(before).toBe(plans.length)
  expect(plans.find(({ planId }) => planId === 'studio')?.prices).toEqual([
    { interval: 'INTERVAL_MONTH', price: { amount: 22_500, currency: 'EUR' } },
    { interval: 'INTERVAL_YEAR', price: { amount: 225_000, currency: 'EUR' } },
  ])
})
