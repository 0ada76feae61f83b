import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { outcomeOf, userPassport, waitFor } from '@holdfast/testing'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type BillingService, billingService, choiceOf, type Person, person } from '../testing/billing-service.ts'
import { instant } from '../testing/plans.ts'

let now = instant('2026-12-01T10:00:00Z')
let service: BillingService
beforeAll(async () => {
  service = await billingService({ clock: () => now })
})
afterEach(() => {
  service.site.putEntitlement = () => {}
  service.site.siteIds = () => []
})

const typesOf = async (companyId: string) =>
  (await service.events(companyId)).map(({ type }) => type).filter((type) => type !== 'InvoiceIssued')
const last = async (companyId: string) => (await typesOf(companyId)).at(-1)
const see = (companyId: string, by: Person) => service.subscriptions.getSubscription({ companyId }, by.call())
const put = (companyId: string, by: Person, planId: string, more = {}) =>
  service.subscriptions.putSubscription({ companyId, choice: choiceOf(planId), ...more }, by.call())
const cancel = (companyId: string, by: Person, siteIds: string[] = [], more = {}) =>
  service.subscriptions.cancelSubscription({ companyId, siteIds, ...more }, by.call())
const pass = (days: number) => {
  now = now.add({ hours: 24 * days })
}

describe('when a company was created a moment ago', () => {
  test('then its plan and what it may use are known at once, whether the entry was consumed or not', async () => {
    for (let i = 0; i < 5; i++) {
      const { companyId, owner } = await service.company(choiceOf('studio', 'INTERVAL_YEAR'))
      const [entitlement, subscription] = await Promise.all([service.entitlement(companyId), see(companyId, owner)])
      expect(entitlement).toMatchObject({ version: 2, planId: 'studio', sites: 10, premiumStagings: 2, backupDays: 14 })
      expect(subscription).toMatchObject({
        choice: choiceOf('studio', 'INTERVAL_YEAR'),
        version: 1,
        state: 'SUBSCRIPTION_STATE_ACTIVE',
      })
      expect((await typesOf(companyId)).slice(0, 2)).toEqual(['AccountOpened', 'SubscriptionStarted'])
    }
  })

  test('without a plan, then it may use nothing until one is picked', async () => {
    const { companyId, owner } = await service.company()
    expect(await service.entitlement(companyId)).toMatchObject({ version: 1, sites: 0, premiumStagings: 0 })
    expect(await see(companyId, owner)).toMatchObject({ state: 'SUBSCRIPTION_STATE_UNSPECIFIED' })
    expect((await put(companyId, owner, 'starter')).choice).toEqual(choiceOf('starter'))
    expect(await service.entitlement(companyId)).toMatchObject({ version: 2, planId: 'starter', sites: 1 })
    expect(await typesOf(companyId)).toEqual(['AccountOpened', 'SubscriptionStarted'])
  })

  test('before there was billing, then it has the first version of its plan, month by month', async () => {
    const owner = person()
    const companyId = await service.companies.create(owner.userId, { planId: 'agency' })
    expect((await see(companyId, owner)).choice).toEqual(choiceOf('agency'))
  })
})

test('when there is no such company, then nobody has an entitlement or a subscription', async () => {
  expect(await outcomeOf(service.entitlement(newId()))).toBe('not-found')
  expect(await outcomeOf(service.entitlement('nothing'))).toBe('bad-request')
  expect(await outcomeOf(see(newId(), person()))).toBe('not-found')
})

describe('when a larger plan is taken', () => {
  test('then the company has it, and the answer comes when site has taken what it allows', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const taken: unknown[] = []
    service.site.putEntitlement = ({ entitlement }) => void taken.push({ ...entitlement })
    expect((await put(companyId, owner, 'agency')).choice).toEqual(choiceOf('agency'))
    expect(taken).toEqual([expect.objectContaining({ companyId, version: 3, sites: 60, planId: 'agency' })])
    expect(await service.entitlement(companyId)).toMatchObject({ version: 3, planId: 'agency', sites: 60 })
    expect(await outcomeOf(put(companyId, owner, 'agency'))).toBe('done')
    expect(await last(companyId)).toBe('PlanChanged')
  })

  test('and site does not say, then the call is unavailable, and its repeat waits too until site has taken it', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const versions: number[] = []
    let isDown = true
    service.site.putEntitlement = ({ entitlement }) => {
      versions.push(Number(entitlement!.version))
      if (isDown) throw new DomainError('unavailable')
    }
    const repeat = { key: newId(), body: 'a' }
    const call = () =>
      outcomeOf(
        service.subscriptions.putSubscription({ companyId, choice: choiceOf('agency') }, owner.call({ repeat })),
      )
    expect([await call(), await call()]).toEqual(['unavailable', 'unavailable'])
    isDown = false
    expect(await call()).toBe('done')
    expect(new Set(versions)).toEqual(new Set([3]))
  })

  test('and nobody asks again, then the sweep tells site', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    let taken = 0
    service.site.putEntitlement = () => {
      throw new DomainError('unavailable')
    }
    expect(await outcomeOf(put(companyId, owner, 'agency'))).toBe('unavailable')
    service.site.putEntitlement = ({ entitlement }) => {
      if (entitlement!.companyId === companyId) taken = Number(entitlement!.version)
    }
    await waitFor(() => taken === 3)
  })

  test('to what is not offered, or by somebody who may not, or on an old version, then it is refused', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    expect(await outcomeOf(put(companyId, owner, 'endless'))).toBe('unknown-plan')
    expect(await outcomeOf(put(companyId, owner, 'agency', { choice: { ...choiceOf('agency'), version: 2 } }))).toBe(
      'unknown-plan',
    )
    expect(await outcomeOf(put(companyId, owner, 'agency', { ifVersion: 9 }))).toBe('changed-meanwhile')
    const [developer, billing] = [person(), person()]
    await service.companies.join(companyId, developer.userId, { companyRole: 'developer' })
    await service.companies.join(companyId, billing.userId, { companyRole: 'billing' })
    expect(await outcomeOf(put(companyId, developer, 'agency'))).toBe('not-allowed')
    expect(await outcomeOf(put(companyId, billing, 'agency'))).toBe('not-allowed')
    expect(await outcomeOf(put(companyId, person(), 'agency'))).toBe('not-found')
    expect([await outcomeOf(see(companyId, billing)), await outcomeOf(see(companyId, developer))]).toEqual([
      'done',
      'not-allowed',
    ])
  })
})

describe('when a smaller plan is taken', () => {
  test('then it waits for the end of the period, site is asked then, and the company has it', async () => {
    const { companyId, owner } = await service.company(choiceOf('agency'))
    const planned = await put(companyId, owner, 'studio')
    expect([planned.choice, planned.next]).toEqual([choiceOf('agency'), choiceOf('studio')])
    expect(await last(companyId)).toBe('PlanChangePlanned')
    pass(32)
    await waitFor(async () => (await see(companyId, owner)).choice?.planId === 'studio')
    expect((await typesOf(companyId)).slice(-4)).toEqual([
      'LimitAsked',
      'LimitAnswered',
      'PlanChanged',
      'PeriodRenewed',
    ])
    expect(await service.entitlement(companyId)).toMatchObject({ planId: 'studio', sites: 10 })
  })

  test('and the company still uses more then, it keeps its plan, and site is told so', async () => {
    const { companyId, owner } = await service.company(choiceOf('agency'))
    const limits: unknown[] = []
    service.site.putEntitlement = ({ entitlement }) => {
      if (entitlement!.companyId !== companyId) return
      limits.push(entitlement!.sites)
      if (entitlement!.sites === 1) throw new DomainError('plan-too-small')
    }
    await put(companyId, owner, 'starter')
    pass(32)
    await waitFor(async () => (await last(companyId)) === 'PeriodRenewed')
    expect(await see(companyId, owner)).toEqual(expect.not.objectContaining({ next: expect.anything() }))
    expect([limits[0], limits.at(-1)]).toEqual([1, 60])
  })

  test('and the present one is taken again, then nothing changes at the end of the period', async () => {
    const { companyId, owner } = await service.company(choiceOf('agency'))
    await put(companyId, owner, 'studio')
    expect((await put(companyId, owner, 'agency')).next).toBeUndefined()
    expect(await last(companyId)).toBe('PlanChangeDropped')
  })
})

describe('when a plan is cancelled', () => {
  test('within the refund days, then it ends at once, and a new one can be picked, without refund days', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const siteId = newId()
    service.site.siteIds = () => [siteId]
    expect(await outcomeOf(cancel(companyId, owner))).toBe('sites-differ')
    const ended: unknown[] = []
    service.site.endPlan = (request) => void ended.push(request)
    expect((await cancel(companyId, owner, [siteId])).state).toBe('SUBSCRIPTION_STATE_ENDED')
    expect(ended).toEqual([{ companyId, version: 3, siteIds: [siteId] }])
    expect(await service.entitlement(companyId)).toMatchObject({ version: 3, sites: 0 })
    const again = await put(companyId, owner, 'starter')
    expect([again.choice, again.refundUntil]).toEqual([choiceOf('starter'), undefined])
    expect(await service.entitlement(companyId)).toMatchObject({ version: 4, sites: 1 })
  })

  test('later, then it ends with the period, unless it is resumed', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    await see(companyId, owner)
    pass(20)
    const cancelled = await cancel(companyId, owner)
    expect(cancelled).toMatchObject({ state: 'SUBSCRIPTION_STATE_CANCELLED', choice: choiceOf('studio') })
    expect(await outcomeOf(put(companyId, owner, 'agency'))).toBe('plan-cancelled')
    const resumed = await service.subscriptions.resumeSubscription({ companyId }, owner.call())
    expect(resumed.state).toBe('SUBSCRIPTION_STATE_ACTIVE')
    expect(await outcomeOf(service.subscriptions.resumeSubscription({ companyId }, owner.call()))).toBe(
      'plan-not-cancelled',
    )
    await cancel(companyId, owner)
    pass(20)
    await waitFor(async () => (await last(companyId)) === 'SubscriptionEnded')
    expect(await service.entitlement(companyId)).toMatchObject({ sites: 0, premiumStagings: 0 })
  })

  test('by an administrator, or without a fresh proof, then it is refused', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const administrator = person()
    await service.companies.join(companyId, administrator.userId, { companyRole: 'administrator' })
    expect(await outcomeOf(cancel(companyId, administrator))).toBe('not-allowed')
    const unproved = userPassport({ userId: owner.userId, provenAt: 0 })
    const stale = service.subscriptions.cancelSubscription({ companyId, siteIds: [] }, unproved)
    expect(await outcomeOf(stale)).toBe('proof-needed')
  })
})

describe('when a change is quoted', () => {
  test('then the quote says what is charged, and the change that names it is charged just that', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    await see(companyId, owner)
    pass(10)
    const quote = await service.subscriptions.makeQuote(
      { companyId, choice: choiceOf('agency'), cancel: false, siteIds: [] },
      owner.call(),
    )
    expect(quote.price!.lines.map(({ kind }) => kind)).toEqual([
      'QUOTED_LINE_KIND_PLAN_UNUSED',
      'QUOTED_LINE_KIND_PLAN',
    ])
    expect(quote.price!.gross).toBeGreaterThan(quote.price!.net)
    now = now.add({ minutes: 10 })
    await put(companyId, owner, 'agency', { quoteId: quote.quoteId })
    const { charge } = (await service.charges(companyId)).at(-1)!
    expect(charge.lines.map(({ amount }) => Number(amount))).toEqual(quote.price!.lines.map(({ amount }) => amount))
    expect(charge.at.epochMilliseconds).toBe(quote.at)
    expect(await outcomeOf(put(companyId, owner, 'agency', { quoteId: quote.quoteId }))).toBe('quote-outdated')
  })

  test('then it is for its company, its command and fifteen minutes alone', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const other = await service.company(choiceOf('studio'))
    const quote = (by: Person, of: string) =>
      service.subscriptions.makeQuote(
        { companyId: of, choice: choiceOf('agency'), cancel: false, siteIds: [] },
        by.call(),
      )
    const { quoteId } = await quote(owner, companyId)
    expect(await outcomeOf(put(companyId, owner, 'enterprise', { quoteId }))).toBe('quote-outdated')
    expect(await outcomeOf(put(other.companyId, other.owner, 'agency', { quoteId }))).toBe('quote-expired')
    expect(await outcomeOf(quote(person(), companyId))).toBe('not-found')
    now = now.add({ minutes: 15 })
    expect(await outcomeOf(put(companyId, owner, 'agency', { quoteId }))).toBe('quote-expired')
  })
})

test('when a company is closed, then its subscription ends, and nothing can be chosen', async () => {
  const { companyId, owner } = await service.company(choiceOf('studio'))
  await see(companyId, owner)
  await service.companies.close(companyId, owner.userId)
  await waitFor(async () => (await last(companyId)) === 'SubscriptionEnded')
  expect(await service.entitlement(companyId)).toMatchObject({ sites: 0, premiumStagings: 0 })
  expect(await outcomeOf(put(companyId, owner, 'agency'))).toBe('company-closed')
})

test('when two processes renew at once, then a period is charged once', async () => {
  const other = await service.another()
  const companies = await Promise.all(Array.from({ length: 10 }, () => service.company(choiceOf('studio'))))
  for (const { companyId, owner } of companies) await see(companyId, owner)
  pass(32)
  await Promise.all(
    companies.flatMap(({ companyId, owner }) => [
      see(companyId, owner),
      other.subscriptions.getSubscription({ companyId }, owner.call()),
    ]),
  )
  for (const { companyId } of companies) {
    // A reminder of the first invoice may come after it.
    const isRenewed = async () => (await service.events(companyId)).some(({ type }) => type === 'PeriodRenewed')
    await waitFor(isRenewed)
    const because = (await service.charges(companyId)).map(({ charge }) => charge.because)
    expect(because.filter((each) => each === 'renewed')).toHaveLength(1)
  }
})

test('when an earlier release kept a plan, then it is charged from its next day on, and site is told in a later version', async () => {
  const owner = person()
  const companyId = await service.companies.create(owner.userId)
  await see(companyId, owner)
  const plan = { planId: 'studio', version: 1, interval: 'month' }
  const since = now.subtract({ hours: 24 * 40 })
  const earlier = { choice: plan, since: since.epochMilliseconds, entitlementVersion: 7, version: 3, state: 'open' }
  const accounts = service.connection.db!.collection<{ _id: string }>('accounts')
  await accounts.replaceOne({ _id: companyId }, earlier as object)
  const taken: number[] = []
  service.site.putEntitlement = ({ entitlement }) => {
    if (entitlement!.companyId === companyId) taken.push(Number(entitlement!.version))
  }
  await service.another()
  const subscription = await see(companyId, owner)
  expect(subscription).toMatchObject({ choice: choiceOf('studio'), version: 4 })
  expect(subscription.periodTo).toBeGreaterThan(now.epochMilliseconds)
  expect(await service.charges(companyId)).toEqual([])
  await waitFor(() => taken.includes(8))
  expect(await service.entitlement(companyId)).toMatchObject({ version: 8, sites: 10 })
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
