import { idBytes, newId } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { silentLog } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import type { Access } from '../access.ts'
import { accessToWire } from '../access-wire.ts'
import { createDecide } from '../decide.ts'
import { ALLOWED, DENIED, permissionNumber, UNKNOWN } from '../grants/check.ts'
import { flip } from '../mutation.ts'
import { createCompanyAccess, type Freshness } from './company-access.ts'
import { createCompanyFacts } from './company-facts.ts'
import type { Question, Verdict } from './question.ts'
import { createSiteFacts } from './site-facts.ts'

const decide = createDecide()
const always = { now: () => 0, isFresh: () => true }

function given(options: { remote?: Verdict; decide?: typeof decide; sites?: Freshness } = {}) {
  const facts = createCompanyFacts(silentLog)
  const companyId = newId()
  const ownerId = newId()
  const replica = { isAll: true, reads: [] as string[] }
  const asked: Question[] = []
  const { remote, sites } = options
  const siteFacts = sites && createSiteFacts({ facts, replica: () => sites, log: silentLog })
  const access = createCompanyAccess({
    facts,
    replica: {
      now: () => replica.reads.push('now'),
      isFresh(shard) {
        replica.reads.push(`shard ${shard}`)
        return replica.isAll || shard !== facts.shardOf(idBytes(companyId))
      },
    },
    ...(remote && { remote: { ask } }),
    ...(siteFacts && { sites: siteFacts }),
    decide: options.decide ?? decide,
  })
  company({})
  const join = (given: Access, userId = newId()) => {
    const key = Buffer.concat([idBytes(companyId), idBytes(userId)])
    facts.tables.member.put(key, MemberFact.encode({ access: accessToWire(given), membershipId: newId() }))
    return userId
  }
  join({ companyRole: 'administrator' }, ownerId)
  return { facts, siteFacts, access, companyId, ownerId, company, join, replica, asked }

  async function ask(question: Question): Promise<Verdict> {
    asked.push(question)
    return remote!
  }

  function company(fact: Parameters<typeof CompanyFact.encode>[0]) {
    const value = { state: 'STATE_ACTIVE', ownerId: idBytes(ownerId), ...fact } as const
    facts.tables.company.put(idBytes(companyId), CompanyFact.encode(value))
  }
}

describe('when memory is not fresh', () => {
  test('then the owner is asked the same, and its answer counts', async () => {
    const { access, companyId, ownerId, replica, asked } = given({ remote: 'two-factor-required' })
    replica.isAll = false
    const about = { twoFactor: true, environment: 'staging', paysPremiumStaging: false, reads: true } as const
    expect(await access.check('live.use', ownerId, companyId, about)).toBe('denied')
    const ids = { userId: idBytes(ownerId), companyId: idBytes(companyId) }
    expect(asked).toEqual([{ permission: 'live.use', ...ids, about: 15 }])
  })

  test.each(['allowed', 'unknown'] as const)('then %s is passed on', async (remote) => {
    const { access, companyId, ownerId, replica } = given({ remote })
    replica.isAll = false
    expect(await access.check('live.use', ownerId, companyId)).toBe(remote)
  })

  test('then without an owner to ask, checks, explanations and lists are all unknown', async () => {
    const { access, companyId, ownerId, replica } = given()
    const ids = [idBytes(ownerId), idBytes(companyId)] as const
    expect(access.fromMemory(permissionNumber['live.use'], ...ids)).toBe(ALLOWED)
    replica.isAll = false
    expect(await access.check('live.use', ownerId, companyId)).toBe('unknown')
    expect(access.fromMemory(permissionNumber['live.use'], ...ids)).toBe(UNKNOWN)
    expect(access.standing(ownerId, companyId)).toBe('unknown')
    expect(access.explain('live.use', ownerId, companyId)).toBe('unknown')
    expect(access.listCompanies(ownerId)).toBe('unknown')
    expect(access.listSites(ownerId)).toBe('unknown')
  })

  test('then companies in other shards are still answered from memory', async () => {
    const { access, replica, facts, companyId, ownerId } = given()
    const other = Array.from({ length: 64 }, () => newId()).find(
      (id) => facts.shardOf(idBytes(id)) !== facts.shardOf(idBytes(companyId)),
    )!
    replica.isAll = false
    expect(await access.check('company.see', ownerId, other)).toBe('denied')
  })
})

test('when memory is fresh, no other process is asked, and the clock is read before any row', async () => {
  const { access, companyId, ownerId, replica, asked, facts } = given({ remote: 'unknown' })
  replica.reads.length = 0
  expect(await access.check('live.use', ownerId, companyId)).toBe('allowed')
  expect(replica.reads).toEqual(['now', `shard ${facts.shardOf(idBytes(companyId))}`])
  replica.reads.length = 0
  access.standing(ownerId, companyId)
  expect(replica.reads[0]).toBe('now')
  expect(asked).toEqual([])
})

test('when a decision is explained, the roles and where they come from are returned', () => {
  const { access, companyId, ownerId } = given()
  expect(access.explain('members.manage', ownerId, companyId)).toEqual({
    allowed: true,
    because: [
      { role: 'owner', via: 'owner', companyId },
      { role: 'administrator', via: 'company-role', companyId },
    ],
  })
})

test('when sites are listed, those with a role that counts are', () => {
  const { access, companyId, facts, join } = given({ sites: always })
  const [siteId, gone] = [newId(), newId()]
  const siteRoles = [siteId, gone].map((siteId) => ({ siteId, role: 'developer' as const, tenure: 2 }))
  const userId = join({ siteRoles })
  facts.grants.putSite(idBytes(siteId), idBytes(companyId), 2, false)
  facts.grants.putSite(idBytes(gone), idBytes(companyId), 3, false)
  expect(access.listSites(userId)).toEqual([{ siteId, companyId, role: 'developer' }])
  expect(access.standing(userId, companyId)).toMatchObject({ access: { siteRoles: [siteRoles[0]] } })
})

describe('when a user has roles on sites', () => {
  function onSite() {
    const sites = { isFresh: true }
    const freshness = { now: () => 0, isFresh: () => sites.isFresh }
    const found = given({ sites: freshness })
    const siteId = newId()
    const userId = found.join({ siteRoles: [{ siteId, role: 'administrator', tenure: 2 }] })
    const use = (tenure: number) => {
      found.facts.grants.putSite(idBytes(siteId), idBytes(found.companyId), tenure, false)
      return found.access.fromMemoryOnSite(permissionNumber['live.use'], idBytes(userId), idBytes(siteId))
    }
    return { ...found, sites, siteId, userId, use }
  }

  test('then memory answers for the site while the facts of sites are fresh, and in the tenure that the role names', () => {
    const { use, sites, ownerId, siteId, access } = onSite()
    expect([use(1), use(2), use(3)]).toEqual([DENIED, ALLOWED, DENIED])
    sites.isFresh = false
    expect(use(2)).toBe(UNKNOWN)
    expect(access.fromMemoryOnSite(permissionNumber['live.use'], idBytes(ownerId), idBytes(siteId))).toBe(UNKNOWN)
  })

  test('then without fresh facts of sites their standing is unknown, and that of other members is known', async () => {
    const { access, companyId, ownerId, sites, userId, use } = onSite()
    use(2)
    expect(await access.check('company.see', userId, companyId)).toBe('allowed')
    expect(access.standing(userId, companyId)).toMatchObject({ access: { siteRoles: [{ tenure: 2 }] } })
    sites.isFresh = false
    expect(await access.check('company.see', userId, companyId)).toBe('unknown')
    expect(await access.check('members.see', userId, companyId)).toBe('denied')
    const lists = [access.standing(userId, companyId), access.listCompanies(userId), access.listSites(userId)]
    expect(lists).toEqual(['unknown', 'unknown', 'unknown'])
    expect(await access.check('company.see', ownerId, companyId)).toBe('allowed')
    expect(access.listCompanies(ownerId)).toHaveLength(1)
  })

  test('then a row of sites that cannot be read makes their standing unknown, as a lease that is over does', async () => {
    const { access, siteFacts, companyId, ownerId, userId, use } = onSite()
    use(2)
    siteFacts!.tables.site.put(idBytes(newId()), Buffer.from([0xff]))
    expect(access.standing(userId, companyId)).toBe('unknown')
    expect([access.listCompanies(userId), access.listSites(userId)]).toEqual(['unknown', 'unknown'])
    expect(await access.check('company.see', userId, companyId)).toBe('unknown')
    expect(access.standing(ownerId, companyId)).toMatchObject({ isOwner: true })
  })

  test('then a question about the site goes to company while its facts are not fresh here, and names the site', async () => {
    const sites = { isFresh: true }
    const found = given({ remote: 'allowed', sites: { now: () => 0, isFresh: () => sites.isFresh } })
    const { access, facts, companyId, ownerId, asked } = found
    const [siteId, environmentId] = [newId(), newId()]
    facts.grants.putSite(idBytes(siteId), idBytes(companyId), 1, true)
    const about = { siteId, environmentId, twoFactor: true }
    expect(await access.check('live.use', ownerId, companyId, { siteId })).toBe('allowed')
    expect(await access.check('live.use', ownerId, companyId, about)).toBe('denied')
    expect(asked).toEqual([])
    sites.isFresh = false
    expect(await access.check('live.use', ownerId, companyId, about)).toBe('allowed')
    const [userId, company, site, environment] = [ownerId, companyId, siteId, environmentId].map(idBytes)
    const question = { userId, companyId: company, siteId: site, environmentId: environment }
    expect(asked).toEqual([{ permission: 'live.use', ...question, about: 8 }])
    expect(access.explain('live.use', ownerId, companyId, about)).toBe('unknown')
    // An environment is nothing without its site, and what is no id is nobody.
    expect(await access.check('live.use', ownerId, companyId, { environmentId })).toBe('denied')
    expect(await access.check('live.use', ownerId, companyId, { siteId: 'here' })).toBe('denied')
    expect(asked).toHaveLength(1)
  })

  test('then where no ledger of sites is followed it is never known', () => {
    const { access, companyId, join, facts } = given()
    const siteId = newId()
    const userId = join({ siteRoles: [{ siteId, role: 'developer', tenure: 1 }] })
    facts.grants.putSite(idBytes(siteId), idBytes(companyId), 1, false)
    expect(access.standing(userId, companyId)).toBe('unknown')
    expect(access.fromMemoryOnSite(permissionNumber['staging.use'], idBytes(userId), idBytes(siteId), 1)).toBe(UNKNOWN)
  })
})

test('when a cell of the table is changed, the answers change', async () => {
  const { access, companyId, join } = given({ decide: createDecide(flip('members.manage', 'developer')) })
  const developer = join({ companyRole: 'developer' })
  expect(await access.check('members.manage', developer, companyId)).toBe('allowed')
})
