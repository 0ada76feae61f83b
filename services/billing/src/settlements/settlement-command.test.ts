import { newId } from '@holdfast/contracts'
import { MonthSettled } from '@holdfast/contracts/billing'
import {
  EnvironmentCreated,
  EnvironmentDeleted,
  SiteDeleted,
  SiteRecovered,
  UsageCounted,
  type UsageLineInput,
} from '@holdfast/contracts/site'
import { waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type BillingService, billingService, choiceOf } from '../testing/billing-service.ts'
import { instant } from '../testing/plans.ts'

// Studio includes 200,000 visits; each started 1,000 more are a block.
let now = instant('2026-11-01T09:00:00Z')
let service: BillingService
beforeAll(async () => {
  service = await billingService({ clock: () => now })
})
/** Noon of a day in Stockholm, in winter. */
const at = (day: string) => instant(`${day}T11:00:00Z`)

const count = (companyId: string, changes: Partial<UsageLineInput>, environmentId = newId()) =>
  service.siteCommit(`company/${companyId}`, (tx) =>
    tx.append(UsageCounted, {
      companyId,
      lines: [
        {
          ...{ siteId: newId(), environmentId, tenure: 1, counterId: 'host', day: '2026-11-20' },
          ...{ visitorClass: 'VISITOR_CLASS_PEOPLE', requests: 0, bytes: 0 },
          ...changes,
        },
      ],
    }),
  )
const lines = async (companyId: string) =>
  (await service.charges(companyId))
    .filter(({ charge }) => charge.because === 'settled')
    .flatMap(({ charge }) => charge.lines)
const settled = (companyId: string, months = 1) =>
  waitFor(async () => {
    const found = await service.entries(companyId, MonthSettled)
    return found.length >= months && found
  })
/** All that site has told of the company has had its effect. */
const known = (companyId: string, used: number) =>
  waitFor(async () => {
    const kept = await service.connection.db!.collection('usage-lines').find({ companyId }).toArray()
    return kept.reduce((sum, { requests }) => sum + requests, 0) >= used
  })

describe('when a month has ended', () => {
  test('then more visits than the plan includes are charged once, those of bots are not, nor is what comes too late', async () => {
    now = at('2026-11-01')
    const { companyId } = await service.company(choiceOf('studio'))
    const environmentId = newId()
    await service.entitlement(companyId)
    now = at('2026-11-30')
    await count(companyId, { requests: 260_000, bytes: 1_000 }, environmentId)
    // The same counter again, an older value of it, another day, programs, what a page needs.
    await count(companyId, { requests: 265_000, bytes: 2_000 }, environmentId)
    await count(companyId, { requests: 4_000 }, environmentId)
    await count(companyId, { requests: 6_000, day: '2026-11-30' }, environmentId)
    await count(companyId, { requests: 900_000, visitorClass: 'VISITOR_CLASS_BOTS' }, environmentId)
    await count(companyId, { requests: 900_000, visitorClass: 'VISITOR_CLASS_ASSETS' }, environmentId)
    now = at('2026-12-01')
    // Late, but in time.
    await count(companyId, { requests: 7_000, day: '2026-11-30' }, environmentId)
    await known(companyId, 265_000 + 7_000 + 1_800_000)
    now = at('2026-12-06')
    expect(await settled(companyId)).toMatchObject([{ visits: 272_000, premiumStagings: 0, currency: 'EUR' }])
    const [line, ...others] = await lines(companyId)
    expect([line, others]).toMatchObject([{ kind: 'overage', meter: 'visits', used: 272_000n, blocks: 72n }, []])
    await count(companyId, { requests: 999_000, day: '2026-11-30' }, environmentId)
    await known(companyId, 265_000 + 999_000 + 1_800_000)
    expect(await lines(companyId)).toHaveLength(1)
  })

  test('then premium stagings are charged for their lives, which end with their sites and begin anew with them', async () => {
    now = at('2026-11-01')
    const { companyId } = await service.company(choiceOf('studio'))
    await service.entitlement(companyId)
    const [siteId, first, second] = [newId(), newId(), newId()]
    const about = { companyId, siteId, kind: 'KIND_PREMIUM_STAGING' } as const
    const tell = async (day: string, lives: number, write: Parameters<BillingService['siteCommit']>[1]) => {
      now = at(day)
      await service.siteCommit(`site/${siteId}`, write)
      // A life that ends has an end; another one has none.
      await waitFor(async () => {
        const kept = await service.connection.db!.collection('premium-stagings').find({ companyId }).toArray()
        return kept.length + kept.filter(({ deletedAt }) => deletedAt).length === lives
      })
    }
    await tell('2026-11-03', 1, (tx) => {
      tx.append(EnvironmentCreated, { ...about, environmentId: newId(), kind: 'KIND_STAGING' })
      tx.append(EnvironmentCreated, { ...about, environmentId: first })
    })
    await tell('2026-11-08', 3, (tx) => {
      tx.append(EnvironmentCreated, { ...about, environmentId: second })
      tx.append(EnvironmentDeleted, { ...about, environmentId: first })
    })
    await tell('2026-11-10', 4, (tx) => tx.append(SiteDeleted, { companyId, siteId, tenure: 1, purgedAt: 0 }))
    const back = { companyId, siteId, tenure: 2, reason: 'x', premiumStagingIds: [second] }
    await tell('2026-11-15', 5, (tx) => tx.append(SiteRecovered, back))
    now = at('2026-12-06')
    await settled(companyId)
    const days = (await lines(companyId)).map((line) => {
      if (line.kind !== 'premium-staging') throw new Error(line.kind)
      const { environmentId, period } = line
      return [environmentId, period.from.toString().slice(0, 10), period.to.toString().slice(0, 10)]
    })
    expect(days).toEqual([
      [first, '2026-11-03', '2026-11-08'],
      [second, '2026-11-08', '2026-11-10'],
      [second, '2026-11-15', '2026-11-30'],
    ])
  })

  test('and nothing was used beyond the plan, then nothing is charged, and that is told', async () => {
    now = at('2026-11-01')
    const { companyId } = await service.company(choiceOf('studio'))
    await service.entitlement(companyId)
    now = at('2026-12-06')
    expect(await settled(companyId)).toMatchObject([{ visits: 0, overage: 0, premiumStagings: 0 }])
    expect(await lines(companyId)).toEqual([])
  })
})

test('when usage of a company comes before the company is known, then it counts once it is', async () => {
  now = at('2026-11-01')
  const companyId = newId()
  await count(companyId, { requests: 300_000, day: '2026-11-01' })
  await known(companyId, 300_000)
  await service.company(choiceOf('studio'), undefined, companyId)
  await service.entitlement(companyId)
  now = at('2026-12-06')
  expect(await settled(companyId)).toMatchObject([{ visits: 300_000 }])
})
