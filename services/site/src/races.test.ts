import { newId } from '@holdfast/contracts'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, expect, test } from '@jest/globals'
import { type Person, type SiteService, siteService } from './testing/site-service.ts'

// Two calls that want the same thing at the same moment, in two processes of the service.

type Process = Pick<SiteService, 'sites' | 'environments' | 'limits' | 'entitlements'>

let service: SiteService
let one: Process
let other: Process
beforeAll(async () => {
  service = await siteService()
  one = service
  other = await service.another()
})

const ROUNDS = 4

type Attempt = () => Promise<unknown>

/** Made again while the process cannot say who may do what, as on a machine that is busy: nothing was decided then. */
async function certain(attempt: Attempt): Promise<string> {
  for (;;) {
    const outcome = await outcomeOf(attempt())
    if (outcome !== 'access-unknown') return outcome
  }
}

/** Runs two calls at once, some times, each time with the other one first. @returns the outcomes, sorted */
async function race(round: (first: Process, second: Process) => Promise<[Attempt, Attempt]>) {
  const all: string[][] = []
  for (let i = 0; i < ROUNDS; i++) {
    const calls = i % 2 === 0 ? await round(one, other) : (await round(other, one)).reverse()
    all.push((await Promise.all(calls.map(certain))).sort())
  }
  return all
}

const create = (process: Process, companyId: string, by: Person, name: string) =>
  process.sites.createSite({ companyId, name, labels: [] }, by.call())

async function usage(companyId: string, by: Person) {
  const { sitesUsed, premiumStagingsUsed } = await service.usage.getUsage({ companyId }, by.call())
  const { total } = await service.sites.listSites({ companyId, search: '', labels: [] }, by.call())
  expect(Number(total)).toBe(sitesUsed)
  return { sitesUsed, premiumStagingsUsed }
}

test('when two take the only place, also before anybody has asked what the plan allows, then one gets it', async () => {
  const outcomes = await race(async (first, second) => {
    const { companyId, owner } = await service.company({ sites: 1 })
    return [() => create(first, companyId, owner, 'A'), () => create(second, companyId, owner, 'B')]
  })
  for (const pair of outcomes) expect(pair).toEqual(['done', 'too-many-sites'])
})

test('when two first sites are created at once and there is room, then both are made, and counted', async () => {
  const companies: { companyId: string; owner: Person }[] = []
  const outcomes = await race(async (first, second) => {
    const made = await service.company()
    companies.push(made)
    return [() => create(first, made.companyId, made.owner, 'A'), () => create(second, made.companyId, made.owner, 'B')]
  })
  for (const pair of outcomes) expect(pair).toEqual(['done', 'done'])
  for (const { companyId, owner } of companies) expect((await usage(companyId, owner)).sitesUsed).toBe(2)
})

test('when two sites are made or renamed with one name, then one of them gets it', async () => {
  const made = await race(async (first, second) => {
    const { companyId, owner } = await service.company()
    return [() => create(first, companyId, owner, 'Quay'), () => create(second, companyId, owner, 'QUAY')]
  })
  for (const pair of made) expect(pair).toEqual(['done', 'name-taken'])
  const { companyId, owner } = await service.company()
  const [a, b] = [await service.site(companyId, owner, 'A'), await service.site(companyId, owner, 'B')]
  let n = 0
  const renamed = await race(async (first, second) => {
    const name = `Name ${++n}`
    return [
      () => first.sites.updateSite({ siteId: a.siteId, name }, owner.call()),
      () => second.sites.updateSite({ siteId: b.siteId, name }, owner.call()),
    ]
  })
  for (const pair of renamed) expect(pair).toEqual(['done', 'name-taken'])
})

test('when a company is closed while a site is created, then one of the two is refused', async () => {
  const outcomes = await race(async (first, second) => {
    const { companyId, owner } = await service.company()
    return [
      () => create(first, companyId, owner, 'A'),
      () => second.limits.close({ companyId, closingId: newId(), version: 2 }, service.companyCall()),
    ]
  })
  for (const pair of outcomes) {
    expect(pair[0] === 'done' ? pair[1] : pair[0]).toMatch(/^company-(has-sites|closed)$/)
    expect(pair).toContain('done')
  }
})

test('when the plan becomes smaller while the last place is taken, then never more is used than it allows', async () => {
  const outcomes = await race(async (first, second) => {
    const { companyId, owner } = await service.company({ sites: 2 })
    await service.site(companyId, owner, 'A')
    const entitlement = service.companies.changePlan(companyId, { sites: 1 })
    return [
      () => create(first, companyId, owner, 'B'),
      () => second.entitlements.putEntitlement({ entitlement }, service.billingCall()),
    ]
  })
  for (const pair of outcomes)
    expect([
      ['done', 'plan-too-small'],
      ['done', 'too-many-sites'],
    ]).toContainEqual(pair)
})

test('when a company is suspended while sites and stagings are made, then hosts are told of each as suspended', async () => {
  for (let i = 0; i < ROUNDS; i++) {
    const { companyId, owner } = await service.company()
    const { siteId } = await service.site(companyId, owner)
    await Promise.all([
      outcomeOf(create(one, companyId, owner, 'A')),
      outcomeOf(other.environments.createEnvironment({ siteId, kind: 'KIND_STAGING' }, owner.call())),
      service.companies.suspend(companyId),
    ])
    await waitFor(async () => {
      const { sites } = await service.sites.listSites({ companyId, search: '', labels: [] }, owner.call())
      const all = await Promise.all(sites.map((site) => service.sites.getSite({ siteId: site.siteId }, owner.call())))
      const environments = all.flatMap((site) => site.environments)
      return environments.every(({ suspended, confirmed }) => suspended && confirmed)
    })
  }
})

test('when one site is deleted twice at once, then its place is given back once', async () => {
  const companies: { companyId: string; owner: Person }[] = []
  const outcomes = await race(async (first, second) => {
    const made = await service.company()
    companies.push(made)
    const { siteId } = await service.site(made.companyId, made.owner)
    await service.site(made.companyId, made.owner)
    return [
      () => first.sites.deleteSite({ siteId }, made.owner.call()),
      () => second.sites.deleteSite({ siteId }, made.owner.call()),
    ]
  })
  for (const pair of outcomes) expect(pair).toEqual(['done', 'not-found'])
  for (const { companyId, owner } of companies) expect((await usage(companyId, owner)).sitesUsed).toBe(1)
})

test('when two take the last premium staging, on two sites of the company, then one gets it', async () => {
  const companies: { companyId: string; owner: Person }[] = []
  const outcomes = await race(async (first, second) => {
    const made = await service.company({ premiumStagings: 1 })
    companies.push(made)
    const { companyId, owner } = made
    const [a, b] = [await service.site(companyId, owner), await service.site(companyId, owner)]
    const begin = (process: Process, siteId: string) =>
      process.environments.createEnvironment({ siteId, kind: 'KIND_PREMIUM_STAGING', name: 'review' }, owner.call())
    return [() => begin(first, a.siteId), () => begin(second, b.siteId)]
  })
  for (const pair of outcomes) expect(pair).toEqual(['done', 'too-many-premium-stagings'])
  for (const { companyId, owner } of companies) expect((await usage(companyId, owner)).premiumStagingsUsed).toBe(1)
})
