import { idBytes, newId, SHARDS, shardOf } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { EnvironmentFact, SiteFact } from '@holdfast/contracts/site'
import { silentLog } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Access } from '../access.ts'
import { accessToWire } from '../access-wire.ts'
import { createDecide, type Resource, type Standing } from '../decide.ts'
import { type EnvironmentKind, isAbout, type PermissionId, permissions } from '../permissions.ts'
import { createCompanyAccess } from './company-access.ts'
import { type CompanyFacts, createCompanyFacts } from './company-facts.ts'
import { createSiteFacts, type SiteFacts } from './site-facts.ts'

const decide = createDecide()
const names = Object.keys(permissions) as PermissionId[]
const [companies, users, sites] = [3, 4, 4].map((count) => Array.from({ length: count }, () => newId()))
/** Each belongs to one site for ever. */
const environments = new Map(sites!.map((siteId) => [newId(), siteId]))
const always = { now: () => 0, isFresh: () => true }

type Company = Standing['company'] & { ownerId: string }
type Site = { companyId: string; tenure: number; paysPremiumStaging: boolean }
type Change =
  | { table: 'company'; companyId: string; value?: Company | undefined }
  | { table: 'member'; companyId: string; userId: string; value?: Access | undefined }
  | { table: 'site'; siteId: string; value?: Site | undefined }
  | { table: 'environment'; environmentId: string; value?: EnvironmentKind | undefined }
  | { table: 'company' | 'member' | 'site' | 'environment'; clear: true }

const companyId = fc.constantFrom(...companies!)
const userId = fc.constantFrom(...users!)
const siteId = fc.constantFrom(...sites!)
const tenure = fc.nat(1)
const company: fc.Arbitrary<Company> = fc.record({
  state: fc.constantFrom('active', 'suspended', 'closed'),
  requireTwoFactor: fc.boolean(),
  ownerId: userId,
})
const access: fc.Arbitrary<Access> = fc.oneof(
  fc.record({ companyRole: fc.constantFrom('administrator', 'developer', 'billing') }),
  fc.record({
    siteRoles: fc.uniqueArray(fc.record({ siteId, role: fc.constantFrom('administrator', 'developer'), tenure }), {
      minLength: 1,
      selector: (grant) => `${grant.siteId} ${grant.tenure}`,
    }),
  }),
) as fc.Arbitrary<Access>
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ table: fc.constant('company'), companyId, value: fc.option(company, { nil: undefined }) }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      table: fc.constant('member'),
      companyId,
      userId,
      value: fc.option(access, { nil: undefined }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      table: fc.constant('site'),
      siteId,
      value: fc.option(fc.record({ companyId, tenure, paysPremiumStaging: fc.boolean() }), { nil: undefined }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      table: fc.constant('environment'),
      environmentId: fc.constantFrom(...environments.keys()),
      value: fc.option(fc.constantFrom('live', 'staging', 'premium-staging'), { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      table: fc.constantFrom('company', 'member', 'site', 'environment'),
      clear: fc.constant(true),
    }),
  },
) as fc.Arbitrary<Change>

test('when rows come, are repeated, go and are cleared in any order, then it answers what decide says of plain maps', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 50 }),
      fc.constantFrom(...names),
      fc.boolean(),
      async (changes, permission, twoFactor) => {
        const facts = createCompanyFacts(silentLog)
        const siteFacts = createSiteFacts({ facts, replica: () => always, log: silentLog })
        const rows = new PlainRows()
        for (const next of changes) {
          apply(facts, siteFacts, next)
          rows.apply(next)
        }
        const live = createCompanyAccess({ facts, replica: always, sites: siteFacts, decide })
        for (const user of users!) {
          const reached: unknown[] = []
          for (const company of companies!) {
            const standing = rows.standing(user, company)
            if (standing) reached.push(sorted(standing))
            const allowed = standing && decide(permission, { ...standing, twoFactor }).allowed
            expect(sorted(live.standing(user, company))).toEqual(sorted(standing))
            expect(await live.check(permission, user, company, { twoFactor })).toBe(allowed ? 'allowed' : 'denied')
            const explained = live.explain(permission, user, company, { twoFactor })
            expect(explained).toEqual(
              standing
                ? decide(permission, { ...(live.standing(user, company) as Standing), twoFactor })
                : { allowed: false, refusal: 'not-found', because: [] },
            )
          }
          for (const [environmentId, siteId] of environments) {
            const site = rows.sites.get(siteId)
            const kind = rows.environments.get(environmentId)
            for (const company of companies!) {
              const standing = rows.standing(user, company)
              const mayAt = (environment?: 'live' | 'staging') => {
                const resource = { ...(environment && { environment }), ...site, site: site && { siteId, ...site } }
                const may = site?.companyId === company && standing
                return may && decide(permission, { ...standing, twoFactor }, resource as Resource).allowed
              }
              const onSite = { siteId, twoFactor }
              const mayHere = kind && isAbout(permission, kind) && mayAt(kind === 'live' ? 'live' : 'staging')
              for (const [about, may] of [
                [onSite, mayAt()],
                [{ ...onSite, environmentId }, mayHere],
              ] as const) {
                expect(await live.check(permission, user, company, about)).toBe(may ? 'allowed' : 'denied')
                expect(live.explain(permission, user, company, about)).toMatchObject({ allowed: Boolean(may) })
              }
            }
          }
          const listed = live.listCompanies(user)
          expect(byCompany((listed as Standing[]).map(sorted))).toEqual(byCompany(reached))
        }
      },
    ),
    { numRuns: 100 },
  )
})

describe('a row that cannot be read', () => {
  const key = idBytes(companies![0]!)
  const shard = shardOf(`company/${companies![0]}`)
  const unsafe = (facts: CompanyFacts) =>
    Array.from({ length: SHARDS }, (_, i) => i).filter((each) => !facts.isReadable(each))
  const member = Buffer.concat([key, idBytes(users![0]!)])
  const good = MemberFact.encode({ access: { companyRole: 'COMPANY_ROLE_BILLING' } })

  test.each([
    ['that is no protobuf', Buffer.from([0xff])],
    ['with a role of a later release', Buffer.from([0x0a, 0x02, 0x08, 0x09])],
    ['without any role', MemberFact.encode({ access: { siteRoles: { grants: [] } } })],
    [
      'with a site that is no id',
      MemberFact.encode({
        access: { siteRoles: { grants: [{ siteId: 'x', role: 'SITE_ROLE_DEVELOPER', tenure: 1 }] } },
      }),
    ],
  ])('when it is one %s, then its shard is unsafe until it is put again, dropped or cleared', (_what, bad) => {
    const facts = createCompanyFacts(silentLog)
    const { member: table } = facts.tables
    for (const heal of [() => table.put(member, good), () => table.drop(member), () => table.clear()]) {
      table.put(member, bad)
      expect([unsafe(facts), facts.unreadable()]).toEqual([[shard], 1])
      facts.tables.company.put(key, CompanyFact.encode({ state: 'STATE_ACTIVE', ownerId: key }))
      expect(unsafe(facts)).toEqual([shard])
      heal()
      expect([unsafe(facts), facts.unreadable()]).toEqual([[], 0])
    }
  })

  test('when its key does not tell the shard, then no shard is trusted', () => {
    const facts = createCompanyFacts(silentLog)
    facts.tables.member.put(key, good)
    expect(unsafe(facts)).toHaveLength(SHARDS)
    expect(facts.unreadable()).toBe(1)
  })

  test('then questions about its shard are unknown', async () => {
    const facts = createCompanyFacts(silentLog)
    facts.tables.company.put(key, Buffer.from([0xff]))
    const live = createCompanyAccess({ facts, replica: always })
    expect(await live.check('company.see', users![0]!, companies![0]!)).toBe('unknown')
    expect(live.standing(users![0]!, companies![0]!)).toBe('unknown')
    expect(live.listCompanies(users![0]!)).toBe('unknown')
  })
})

const states = { active: 'STATE_ACTIVE', suspended: 'STATE_SUSPENDED', closed: 'STATE_CLOSED' } as const

const kinds = { live: 'KIND_LIVE', staging: 'KIND_STAGING', 'premium-staging': 'KIND_PREMIUM_STAGING' } as const

function apply(facts: CompanyFacts, siteFacts: SiteFacts, change: Change): void {
  const tables = { ...facts.tables, ...siteFacts.tables }
  if ('clear' in change) tables[change.table].clear()
  else if (change.table === 'site') {
    const { siteId, value } = change
    const { companyId, ...rest } = value ?? {}
    const fact = { ...rest, companyId: companyId && idBytes(companyId), state: 'STATE_ACTIVE' } as const
    if (value) tables.site.put(idBytes(siteId), SiteFact.encode(fact))
    else tables.site.drop(idBytes(siteId))
  } else if (change.table === 'environment') {
    const { environmentId, value } = change
    const key = Buffer.concat([environments.get(environmentId)!, environmentId].map(idBytes))
    if (value) tables.environment.put(key, EnvironmentFact.encode({ kind: kinds[value] }))
    else tables.environment.drop(key)
  } else if (change.table === 'company') {
    const key = idBytes(change.companyId)
    if (!change.value) {
      facts.tables.company.drop(key)
      return
    }
    const { state, ownerId, ...rest } = change.value
    facts.tables.company.put(key, CompanyFact.encode({ ...rest, state: states[state], ownerId: idBytes(ownerId) }))
  } else {
    const key = Buffer.concat([idBytes(change.companyId), idBytes(change.userId)])
    if (!change.value) facts.tables.member.drop(key)
    else facts.tables.member.put(key, MemberFact.encode({ access: accessToWire(change.value), membershipId: newId() }))
  }
}

class PlainRows {
  companies = new Map<string, Company>()
  members = new Map<string, Access>()
  sites = new Map<string, Site>()
  environments = new Map<string, EnvironmentKind>()

  apply(change: Change): void {
    if ('clear' in change) {
      const { companies, members, sites, environments } = this
      const rows = { company: companies, member: members, site: sites, environment: environments }
      rows[change.table].clear()
    } else if (change.table === 'company') put(this.companies, change.companyId, change.value)
    else if (change.table === 'site') put(this.sites, change.siteId, change.value)
    else if (change.table === 'environment') put(this.environments, change.environmentId, change.value)
    else put(this.members, `${change.companyId} ${change.userId}`, change.value)
  }

  standing(userId: string, companyId: string): Standing | undefined {
    const company = this.companies.get(companyId)
    const access = this.members.get(`${companyId} ${userId}`)
    if (!company || !access) return undefined
    const { ownerId, ...state } = company
    if ('companyRole' in access) {
      // An owner is always an administrator.
      return {
        companyId,
        company: state,
        isOwner: ownerId === userId && access.companyRole === 'administrator',
        access,
      }
    }
    const siteRoles = access.siteRoles.filter(({ siteId, tenure }) => {
      const site = this.sites.get(siteId)
      return site?.companyId === companyId && site.tenure === tenure
    })
    return siteRoles.length > 0 ? { companyId, company: state, isOwner: false, access: { siteRoles } } : undefined
  }
}

function put<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value === undefined) map.delete(key)
  else map.set(key, value)
}

/** Site roles have no order. */
function sorted(standing: Standing | 'unknown' | undefined) {
  if (!standing || standing === 'unknown' || !('siteRoles' in standing.access)) return standing
  return {
    ...standing,
    access: { siteRoles: [...standing.access.siteRoles].sort((a, b) => (a.siteId < b.siteId ? -1 : 1)) },
  }
}

function byCompany(standings: unknown[]) {
  return (standings as Standing[]).sort((a, b) => (a.companyId < b.companyId ? -1 : 1))
}
