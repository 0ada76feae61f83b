import { newId } from '@holdfast/contracts'
import { type SiteOrder, SiteRecovered } from '@holdfast/contracts/site'
import { outcomeOf, userPassport, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Person, person, type SiteService, siteService } from '../testing/site-service.ts'
import { filterOf } from './site-store.ts'

let service: SiteService
beforeAll(async () => {
  service = await siteService()
})

const operator = () => userPassport({ operator: true, twoFactor: true })
const list = async (
  companyId: string,
  by: Person,
  asked: { search?: string; labels?: string[]; limit?: number; order?: SiteOrder } = {},
) => {
  const { sites, total } = await service.sites.listSites({ companyId, search: '', labels: [], ...asked }, by.call())
  return { names: sites.map(({ name }) => name), total: Number(total) }
}
/** What the host was told of an environment. */
const told = (environmentId: string) => service.host.state.environments.get(environmentId)

describe('when the first site of a company is created', () => {
  test('then it has a live environment, which its host serves', async () => {
    const { companyId, owner } = await service.company()
    const { slug, live, labels } = await service.site(companyId, owner, 'Café le Quai')
    expect(slug).toMatch(/^cafe-le-quai-\w{6}$/)
    expect(labels).toEqual([])
    expect(live).toMatchObject({ name: 'live', hostNames: [`${slug}.localhost`], closedByPassword: false })
    expect(told(live.environmentId)?.wish).toMatchObject({ hostNames: [`${slug}.localhost`], suspended: false })
    const { confirmed } = await service.environments.getEnvironment({ environmentId: live.environmentId }, owner.call())
    expect(confirmed).toBe(true)
  })

  test('then it is refused while company cannot say what its plan allows, and nothing is left', async () => {
    const { companyId, owner } = await service.company()
    service.companies.faults.entitlements = true
    const refused = outcomeOf(service.sites.createSite({ companyId, name: 'Quay', labels: [] }, owner.call()))
    expect(await refused.finally(() => (service.companies.faults.entitlements = false))).toBe('unavailable')
    expect(await list(companyId, owner)).toEqual({ names: [], total: 0 })
  })

  test('then it is refused without a place for it', async () => {
    const { companyId, owner } = await service.company({ sites: 0 })
    const create = () => outcomeOf(service.sites.createSite({ companyId, name: 'Quay', labels: [] }, owner.call()))
    expect(await create()).toBe('no-plan')
    const small = await service.company({ sites: 1 })
    await service.site(small.companyId, small.owner, 'One')
    const second = service.sites.createSite({ companyId: small.companyId, name: 'Two', labels: [] }, small.owner.call())
    expect(await outcomeOf(second)).toBe('too-many-sites')
  })
})

describe('given sites of a company', () => {
  let companyId: string
  let owner: Person
  let siteIds: string[]
  beforeAll(async () => {
    ;({ companyId, owner } = await service.company())
    siteIds = []
    for (const name of ['Alpha', 'Beta (old)', 'Gamma'])
      siteIds.push((await service.site(companyId, owner, name)).siteId)
  })

  test('when they are listed, then search and labels choose among them, with a true total', async () => {
    const labels = { labels: ['shop'] }
    await service.sites.updateSite({ siteId: siteIds[1]!, labels }, owner.call())
    expect(await list(companyId, owner, { limit: 1 })).toEqual({ names: ['Gamma'], total: 3 })
    expect(await list(companyId, owner, { search: 'A (O' })).toEqual({ names: ['Beta (old)'], total: 1 })
    expect(await list(companyId, owner, { search: '.*' })).toEqual({ names: [], total: 0 })
    expect(await list(companyId, owner, { search: 'GAMMA-' })).toEqual({ names: ['Gamma'], total: 1 })
    expect(await list(companyId, owner, { search: 'gamma\ngamma' })).toEqual({ names: [], total: 0 })
    expect(await list(companyId, owner, { search: 'a', limit: 2 })).toEqual({
      names: ['Gamma', 'Beta (old)'],
      total: 3,
    })
    expect(await list(companyId, owner, { labels: ['shop'] })).toEqual({ names: ['Beta (old)'], total: 1 })
    const long = service.sites.listSites({ companyId, search: 'a'.repeat(40_000), labels: [] }, owner.call())
    expect(await outcomeOf(long)).toBe('bad-request')
  })

  test('when they are read in pages, then each page has the total, deleted ones not counted', async () => {
    const { siteId } = await service.site(companyId, owner, 'Short')
    // As the configuration says by default.
    expect(await service.sites.getSite({ siteId }, owner.call())).toMatchObject({ restorableDays: 14 })
    await service.sites.deleteSite({ siteId }, owner.call())
    for (const search of ['', 'a']) {
      const asked = { companyId, search, labels: [], limit: 2 }
      const first = await service.sites.listSites(asked, owner.call())
      const last = await service.sites.listSites({ ...asked, after: first.nextCursor }, owner.call())
      const pages = [first, last].map(({ sites, total }) => [sites.length, Number(total)])
      expect(pages).toEqual([
        [2, 3],
        [1, 3],
      ])
    }
  })

  test('when they are wanted by name, then pages go on where the last one ended, also when its last site is gone', async () => {
    const other = await service.company()
    for (const name of ['Zebra', 'apple', 'Mango', 'banana']) await service.site(other.companyId, other.owner, name)
    const order: SiteOrder = 'SITE_ORDER_NAME'
    const by = other.owner
    expect((await list(other.companyId, by, { order })).names).toEqual(['apple', 'banana', 'Mango', 'Zebra'])
    expect((await list(other.companyId, by, { order, search: 'an' })).names).toEqual(['banana', 'Mango'])
    const asked = { companyId: other.companyId, search: '', labels: [], limit: 2, order }
    const first = await service.sites.listSites(asked, by.call())
    await service.sites.deleteSite({ siteId: first.sites[1]!.siteId }, by.call())
    const last = await service.sites.listSites({ ...asked, after: first.nextCursor }, by.call())
    expect(last.sites.map(({ name }) => name)).toEqual(['Mango', 'Zebra'])
    const otherOrder = service.sites.listSites(
      { ...asked, order: 'SITE_ORDER_UNSPECIFIED', after: first.nextCursor },
      by.call(),
    )
    expect(await outcomeOf(otherOrder)).toBe('bad-cursor')
  })

  test('when they are searched, then those that are not found are not read', async () => {
    const filter = filterOf({ companyId, search: 'gamma', labels: [] }) as object
    const sites = service.connection.db!.collection('sites')
    const { executionStats } = await sites.find(filter).sort({ _id: -1 }).limit(51).explain('executionStats')
    expect(executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 1 })
  })

  test('when an earlier release saved them, then they are found once a process of this one has started', async () => {
    const sites = service.connection.db!.collection('sites')
    await sites.updateMany({ companyId }, { $unset: { searchText: 1 } })
    expect((await list(companyId, owner, { search: 'gamma' })).total).toBe(0)
    const other = await service.another()
    expect(await list(companyId, owner, { search: 'gamma' })).toEqual({ names: ['Gamma'], total: 1 })
    await other.stop()
  })

  test('when a member has roles on some of them, then they see those and nothing else', async () => {
    const guest = await service.joinSites(companyId, 'developer', [siteIds[0]!, siteIds[2]!])
    expect(await list(companyId, guest)).toEqual({ names: ['Gamma', 'Alpha'], total: 2 })
    expect(await outcomeOf(service.sites.getSite({ siteId: siteIds[1]! }, guest.call()))).toBe('not-found')
    expect(await outcomeOf(service.sites.getSite({ siteId: siteIds[0]! }, guest.call()))).toBe('done')
    const mine = await service.sites.listMySites({}, guest.call())
    expect(mine.sites.map(({ name }) => name).sort()).toEqual(['Alpha', 'Gamma'])
    expect(await outcomeOf(service.sites.getSite({ siteId: siteIds[0]! }, person().call()))).toBe('not-found')
  })

  test('when one is renamed, then not to a name that another one has, in whatever case', async () => {
    const rename = (name: string, ifVersion?: bigint | number) =>
      outcomeOf(service.sites.updateSite({ siteId: siteIds[2]!, name, ifVersion: ifVersion as number }, owner.call()))
    expect(await rename('ALPHA')).toBe('name-taken')
    expect(await rename('Delta', 99)).toBe('changed-meanwhile')
    expect(await rename('GAMMA')).toBe('done')
  })
})

test('when the gate of a staging is opened and closed, then host and members know', async () => {
  const { companyId, owner } = await service.company()
  const { siteId } = await service.site(companyId, owner)
  const begun = await service.environments.createEnvironment({ siteId, kind: 'KIND_STAGING' }, owner.call())
  await service.ended(begun.operationId, owner)
  const environmentId = begun.environmentId!
  const gate = await service.environments.getGate({ environmentId }, owner.call())
  expect(told(environmentId)?.wish?.gate?.password).toBe(gate.password)
  const renewed = await service.environments.renewGate({ environmentId }, owner.call())
  expect(renewed.password).not.toBe(gate.password)
  const open = await service.environments.updateEnvironment({ environmentId, closedByPassword: false }, owner.call())
  expect(open).toMatchObject({ closedByPassword: false, indexing: false })
  await waitFor(() => told(environmentId)?.wish?.gate === null)
  expect(await outcomeOf(service.environments.getGate({ environmentId }, owner.call()))).toBe('gate-open')
  const again = service.environments.createEnvironment({ siteId, kind: 'KIND_STAGING' }, owner.call())
  expect(await outcomeOf(again)).toBe('staging-exists')
})

describe('when a site is deleted', () => {
  test('then its host serves nothing of it, its place and name are free, and nobody sees it', async () => {
    const { companyId, owner } = await service.company({ sites: 1 })
    const { siteId, live } = await service.site(companyId, owner, 'Quay')
    await service.sites.deleteSite({ siteId }, owner.call())
    expect(await outcomeOf(service.sites.getSite({ siteId }, owner.call()))).toBe('not-found')
    expect(await service.fact('site', siteId)).toBeUndefined()
    expect(await service.fact('environment', siteId, live.environmentId)).toBeUndefined()
    await waitFor(() => told(live.environmentId)?.wish?.hostNames.length === 0)
    await service.site(companyId, owner, 'Quay')
  })

  test('then an operator brings it back, if there is a place and nobody has its name', async () => {
    const { companyId, owner } = await service.company({ sites: 1 })
    const { siteId, live, slug } = await service.site(companyId, owner, 'Quay')
    const guest = await service.joinSites(companyId, 'administrator', [siteId])
    await service.sites.deleteSite({ siteId }, owner.call())
    const recover = () => outcomeOf(service.operators.recoverSite({ siteId, reason: 'asked for' }, operator()))
    const other = await service.site(companyId, owner, 'Quay')
    expect(await recover()).toBe('name-taken')
    await service.sites.updateSite({ siteId: other.siteId, name: 'Wharf' }, owner.call())
    expect(await recover()).toBe('too-many-sites')
    await service.sites.deleteSite({ siteId: other.siteId }, owner.call())
    const { sites } = await service.operators.listDeletedSites({ companyId }, operator())
    expect(sites.map(({ name }) => name)).toEqual(['Wharf', 'Quay'])

    expect(await recover()).toBe('done')
    expect(await recover()).toBe('site-not-deleted')
    const back = await service.sites.getSite({ siteId }, owner.call())
    expect([Number(back.tenure), back.slug]).toEqual([2, slug])
    await waitFor(() => told(live.environmentId)?.wish?.hostNames[0] === `${slug}.localhost`)
    // The role was given in the first tenure.
    expect(await outcomeOf(service.sites.getSite({ siteId }, guest.call()))).toBe('not-found')
    expect(await outcomeOf(service.operators.recoverSite({ siteId, reason: '' }, operator()))).toBe('reason-needed')
    expect(await outcomeOf(service.operators.recoverSite({ siteId, reason: 'mine' }, owner.call()))).not.toBe('done')
  })

  test('then its bytes go when the grace is over, and nothing brings it back', async () => {
    const { companyId, owner } = await service.company()
    const { siteId, live } = await service.site(companyId, owner)
    const release = { _id: newId(), environmentId: live.environmentId, siteId, companyId, state: 'kept' }
    await service.connection.db!.collection<{ _id: string }>('releases').insertOne(release)
    await service.sites.deleteSite({ siteId }, owner.call())
    await waitFor(() => told(live.environmentId)?.wish?.hostNames.length === 0)
    const over = { $set: { purgeAt: 1 } }
    await service.connection
      .db!.collection<{ _id: string }>('environments')
      .updateOne({ _id: live.environmentId }, over)
    await waitFor(() => told(live.environmentId)?.deleted)
    await waitFor(async () => (await service.events(`site/${siteId}`, 'SitePurged')).length === 1)
    const left = ['releases', 'backups'].map((name) => {
      return service.connection.db!.collection(name).countDocuments({ environmentId: live.environmentId })
    })
    expect(await Promise.all(left)).toEqual([0, 0])
    const recovered = service.operators.recoverSite({ siteId, reason: 'late' }, operator())
    expect(await outcomeOf(recovered)).toBe('site-purged')
  })
})

test('when a company has a plan and no site yet, then its usage has the limits of the plan; without a plan it has none', async () => {
  const { companyId, owner } = await service.company({ sites: 3, premiumStagings: 1 })
  const usage = () => service.usage.getUsage({ companyId }, owner.call())
  const allowed = { sitesLimit: 3, premiumStagingsLimit: 1, premiumStagingsUsed: 0 }
  expect(await usage()).toEqual({ ...allowed, sitesUsed: 0 })
  await service.site(companyId, owner)
  expect(await usage()).toEqual({ ...allowed, sitesUsed: 1 })
  const without = await service.company({ sites: 0, premiumStagings: 0 })
  const none = await service.usage.getUsage({ companyId: without.companyId }, without.owner.call())
  expect(none).toMatchObject({ sitesLimit: 0, premiumStagingsLimit: 0 })
})

test('when a company is suspended and restored, then hosts are told, and nothing is created meanwhile', async () => {
  const { companyId, owner } = await service.company()
  const { live } = await service.site(companyId, owner)
  await service.companies.suspend(companyId)
  await waitFor(() => told(live.environmentId)?.wish?.suspended)
  expect(await outcomeOf(service.sites.createSite({ companyId, name: 'New', labels: [] }, owner.call()))).not.toBe(
    'done',
  )
  await service.companies.restore(companyId)
  await waitFor(() => told(live.environmentId)?.wish?.suspended === false)
})

test('when the plan of a company ends, then nothing is created, its sites go with their grace, and come back with a plan', async () => {
  const { companyId, owner } = await service.company({ sites: 3, premiumStagings: 1 })
  const first = await service.site(companyId, owner, 'Told of')
  const second = await service.site(companyId, owner, 'Made since')
  const staging = { siteId: first.siteId, kind: 'KIND_PREMIUM_STAGING', name: 'try' } as const
  const { environmentId } = await service.environments.createEnvironment(staging, owner.call())
  const { version } = service.companies.changePlan(companyId, { sites: 0, premiumStagings: 0 })
  const end = (version: number) =>
    service.entitlements.endPlan({ companyId, version, siteIds: [first.siteId] }, service.billingCall())
  expect([await end(version), await end(version)]).toEqual([{ outdated: false }, { outdated: false }])
  const create = () => outcomeOf(service.sites.createSite({ companyId, name: 'Late', labels: [] }, owner.call()))
  expect(await create()).toBe('no-plan')
  await waitFor(async () => (await list(companyId, owner)).total === 0)
  const { actor } = (await service.events(`site/${second.siteId}`, 'SiteDeleted'))[0]!
  expect(actor).toMatchObject({ id: 'site' })
  expect(told(second.live.environmentId)?.wish?.hostNames ?? []).toEqual([])
  const usage = await service.usage.getUsage({ companyId }, owner.call())
  expect(usage).toMatchObject({ sitesUsed: 0, sitesLimit: 0, premiumStagingsUsed: 0 })

  const recover = () =>
    outcomeOf(service.operators.recoverSite({ siteId: first.siteId, reason: 'they are back' }, operator()))
  expect(await recover()).toBe('no-plan')
  const entitlement = service.companies.changePlan(companyId, { sites: 1, premiumStagings: 1 })
  await service.entitlements.putEntitlement({ entitlement }, service.billingCall())
  expect(await recover()).toBe('done')
  expect(await end(version)).toEqual({ outdated: true })
  const recovered = (await service.events(`site/${first.siteId}`, 'SiteRecovered'))[0]!
  expect(SiteRecovered.decode(recovered.data).premiumStagingIds).toEqual([environmentId])
})
