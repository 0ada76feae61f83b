import { newId } from '@holdfast/contracts'
import { UsageCounted } from '@holdfast/contracts/site'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Person, type SiteService, siteService } from '../testing/site-service.ts'
import { DAY_MS, utcDayOf } from './usage.ts'

let service: SiteService
beforeAll(async () => {
  service = await siteService({ USAGE_SECONDS: 0.2 })
})

const today = () => utcDayOf(Date.now())
type Reading = SiteService['host']['state']['counted'][number]
const count = (environmentId: string, changes: Partial<Reading> = {}) =>
  void service.host.state.counted.push({
    ...{ environmentId, tenure: 1, day: today(), class: 'people', requests: 10, bytes: 1_000 },
    ...changes,
  })
const counted = async (companyId: string) =>
  (await service.events(`company/${companyId}`, 'UsageCounted')).flatMap(({ data }) => UsageCounted.decode(data).lines)
const analytics = async (siteId: string, by: Person, environmentId?: string) =>
  (await service.analytics.getSiteAnalytics({ siteId, ...(environmentId && { environmentId }) }, by.call())).days.at(-1)

describe('when a host has counted visitors', () => {
  test('then it is told once, in absolute values, and again when it has changed', async () => {
    const { companyId, owner } = await service.company()
    const { siteId, live } = await service.site(companyId, owner)
    const { environmentId } = live
    count(environmentId)
    count(environmentId, { class: 'bots', requests: 7, bytes: 70 })
    await waitFor(async () => (await counted(companyId)).length === 2)
    count(environmentId)
    count(environmentId, { requests: 12, bytes: 1_500 })
    // One that comes late.
    count(environmentId, { requests: 11, bytes: 1_100 })
    await waitFor(async () => (await counted(companyId)).length === 3)
    expect((await counted(companyId)).at(-1)).toEqual({
      ...{ siteId, environmentId, tenure: 1, day: today(), counterId: 'here' },
      ...{ visitorClass: 'VISITOR_CLASS_PEOPLE', requests: 12, bytes: 1_500 },
    })
    const last = { day: today(), people: { requests: 12, bytes: 1_500 }, bots: { requests: 7, bytes: 70 } }
    expect(await analytics(siteId, owner)).toMatchObject(last)
    const company = await service.analytics.getCompanyAnalytics({ companyId }, owner.call())
    expect(company.days).toHaveLength(30)
    expect(company.days.at(-1)).toMatchObject(last)
  })

  test('and says what cannot be, then nothing of that is told, and the rest is', async () => {
    const one = await service.company()
    const { live } = await service.site(one.companyId, one.owner)
    const { environmentId } = live
    count(newId())
    count(environmentId, { day: utcDayOf(Date.now() + 3 * DAY_MS) })
    count(environmentId, { tenure: 9 })
    count(environmentId, { requests: Number.MAX_SAFE_INTEGER })
    count(environmentId, { requests: 3 })
    await waitFor(async () => (await counted(one.companyId)).length > 0)
    expect((await counted(one.companyId)).map(({ requests }) => requests)).toEqual([3])
  })

  test('and it has more than fits a page, or forgets how far it was read, then all of it is told, once', async () => {
    const { companyId, owner } = await service.company()
    const { live } = await service.site(companyId, owner)
    for (let requests = 1; requests <= 2_500; requests++) count(live.environmentId, { requests, bytes: requests })
    const told = async () => (await counted(companyId)).at(-1)?.requests
    await waitFor(async () => (await told()) === 2_500)
    const before = await counted(companyId)
    service.host.state.counted.splice(0, 2_400)
    count(live.environmentId, { requests: 2_600, bytes: 2_600 })
    await waitFor(async () => (await told()) === 2_600)
    expect(await counted(companyId)).toHaveLength(before.length + 1)
  })
})

test('when analytics are asked for, then each sees what the role allows', async () => {
  const { companyId, owner } = await service.company()
  const { siteId, live } = await service.site(companyId, owner)
  const made = await service.environments.createEnvironment({ siteId, kind: 'KIND_STAGING' }, owner.call())
  const staging = made.environmentId!
  const [developer, billing] = [
    await service.joinSites(companyId, 'developer', [siteId]),
    await service.join(companyId, { companyRole: 'billing' }),
  ]
  count(staging, { requests: 4 })
  await waitFor(async () => (await analytics(siteId, owner))?.people?.requests === 4)
  expect((await analytics(siteId, developer, staging))?.people?.requests).toBe(4)
  expect((await analytics(siteId, owner, live.environmentId))?.people?.requests).toBe(0)
  const refusals = [
    analytics(siteId, developer),
    analytics(siteId, developer, live.environmentId),
    analytics(siteId, owner, newId()),
    service.analytics.getCompanyAnalytics({ companyId }, billing.call()),
    service.analytics.getCompanyAnalytics({ companyId, days: { first: '2027-02-30' } }, owner.call()),
  ].map(outcomeOf)
  expect(await Promise.all(refusals)).toEqual(['not-allowed', 'not-allowed', 'not-found', 'not-allowed', 'bad-request'])
})
