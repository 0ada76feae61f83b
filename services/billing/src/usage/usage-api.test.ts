import { newId } from '@holdfast/contracts'
import { UsageNoticeGiven } from '@holdfast/contracts/billing'
import { UsageCounted } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type BillingService, billingService, choiceOf, type Person, person } from '../testing/billing-service.ts'
import { instant } from '../testing/plans.ts'

// Studio includes 200,000 visits; each started 1,000 more cost 90 cents.
let now = instant('2026-11-02T09:00:00Z')
let service: BillingService
beforeAll(async () => {
  service = await billingService({ clock: () => now })
})

const environmentId = newId()
const count = (companyId: string, requests: number) =>
  service.siteCommit(`company/${companyId}`, (tx) =>
    tx.append(UsageCounted, {
      companyId,
      lines: [
        {
          ...{ siteId: newId(), environmentId, tenure: 1, counterId: 'host', day: '2026-11-02' },
          ...{ visitorClass: 'VISITOR_CLASS_PEOPLE', requests, bytes: requests },
        },
      ],
    }),
  )
const month = (companyId: string, by: Person) => service.usage.getMonth({ companyId }, by.call())
const visits = async (companyId: string, by: Person) => (await month(companyId, by)).month?.meters[0]
const notices = async (companyId: string) =>
  (await service.entries(companyId, UsageNoticeGiven)).map((event) => event.percent)
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })

test('when usage passes 80 and 100 percent, then each is told once; and a cap holds from then on', async () => {
  const { companyId, owner } = await service.company(choiceOf('studio'))
  const put = (cap: { amount: number; currency: string } | undefined, by = owner) =>
    service.usage.putOverageCap({ companyId, ...(cap && { cap }) }, by.call())
  expect(await visits(companyId, owner)).toMatchObject({ used: 0, included: 200_000, overage: euros(0) })
  for (const [requests, told] of [
    [160_000, [80]],
    [260_000, [80, 100]],
  ] as const) {
    await count(companyId, requests)
    await waitFor(async () => (await notices(companyId)).length === told.length)
    expect(await notices(companyId)).toEqual(told)
  }
  expect((await month(companyId, owner)).month).toMatchObject({
    from: Date.parse('2026-11-01T23:00:00Z'),
    to: Date.parse('2026-12-01T23:00:00Z'),
    meters: [
      { meter: 'USAGE_METER_VISITS', used: 260_000, included: 200_000, overage: euros(54) },
      { meter: 'USAGE_METER_BYTES', used: 260_000, overage: euros(0) },
    ],
    overage: euros(54),
  })
  expect(await put(euros(5))).toMatchObject({ overageCap: euros(5) })
  expect(await month(companyId, owner)).toMatchObject({ month: { overage: euros(54), cap: euros(54) } })
  expect(await put(euros(72))).toMatchObject({ overageCap: euros(72) })
  await count(companyId, 900_000)
  await waitFor(async () => (await visits(companyId, owner))?.used === 900_000)
  expect(await month(companyId, owner)).toMatchObject({ month: { overage: euros(72) }, overageCap: euros(72) })
  expect((await put(undefined)).overageCap ?? undefined).toBeUndefined()
  expect(await month(companyId, owner)).toMatchObject({ month: { overage: euros(630) } })
  const set = (await service.events(companyId)).filter(({ type }) => type === 'OverageCapSet')
  expect([set.length, await notices(companyId)]).toEqual([3, [80, 100]])
})

describe('when a company sets a cap on overage', () => {
  test('in another currency, or without the right, then it is refused', async () => {
    const { companyId, owner } = await service.company(choiceOf('studio'))
    const put = (by: Person, currency = 'EUR') =>
      outcomeOf(service.usage.putOverageCap({ companyId, cap: { amount: 5, currency } }, by.call()))
    const billing = person()
    await service.companies.join(companyId, billing.userId, { companyRole: 'billing' })
    expect(await Promise.all([put(owner, 'SEK'), put(billing), put(person())])).toEqual([
      'currency-differs',
      'not-allowed',
      'not-found',
    ])
    expect(await outcomeOf(month(companyId, billing))).toBe('done')
  })
})

test('when a company has no plan, then no month runs', async () => {
  const { companyId, owner } = await service.company()
  expect((await month(companyId, owner)).month ?? undefined).toBeUndefined()
})

test('when a month has ended and is not closed yet, then nobody sets its cap any more', async () => {
  const { companyId, owner } = await service.company(choiceOf('studio'))
  await month(companyId, owner)
  const cap = (amount: number) =>
    outcomeOf(service.usage.putOverageCap({ companyId, cap: { amount, currency: 'EUR' } }, owner.call()))
  expect(await cap(100)).toBe('done')
  service.site.putEntitlement = () => {
    throw new DomainError('unavailable')
  }
  await service.subscriptions.putSubscription({ companyId, choice: choiceOf('starter') }, owner.call())
  now = instant('2026-12-03T09:00:00Z')
  expect(await cap(100_000)).toBe('unavailable')
})

test('when a month is over, then a day of it shows what it came to, in the end as it was summed up', async () => {
  now = instant('2026-11-02T09:00:00Z')
  service.site.putEntitlement = () => ({ outdated: false })
  const { companyId, owner } = await service.company(choiceOf('studio'))
  await count(companyId, 201_000)
  await waitFor(async () => (await visits(companyId, owner))?.used === 201_000)
  now = instant('2026-12-03T09:00:00Z')
  const on = (day: string, by = owner) => service.usage.getMonth({ companyId, on: day }, by.call())
  await waitFor(async () => (await month(companyId, owner)).month?.from === Date.parse('2026-12-01T23:00:00Z'), {
    ms: 60_000,
  })
  const november = {
    from: Date.parse('2026-11-01T23:00:00Z'),
    to: Date.parse('2026-12-01T23:00:00Z'),
    meters: [{ used: 201_000, included: 200_000, overage: { amount: 90, currency: 'EUR' } }, {}],
  }
  for (const day of ['2026-11-02', '2026-12-01']) {
    expect((await on(day)).month).toMatchObject({ ...november, isSettled: false })
  }
  expect((await on('2026-12-02')).month).toMatchObject({ from: november.to, isSettled: false })
  for (const day of ['2026-11-01', '2027-01-02']) expect((await on(day)).month ?? undefined).toBeUndefined()
  now = instant('2026-12-20T09:00:00Z')
  await waitFor(async () => (await on('2026-11-15')).month?.isSettled)
  await count(companyId, 500_000)
  expect((await on('2026-11-15')).month).toMatchObject({ ...november, isSettled: true })
  expect(await outcomeOf(on('2026-02-30'))).toBe('bad-request')
  const developer = person()
  await service.companies.join(companyId, developer.userId, { companyRole: 'developer' })
  expect(await outcomeOf(on('2026-11-15', developer))).toBe('not-allowed')
})
