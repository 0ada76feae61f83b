import { idBytes, idText, newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CompanyRole, SiteRole } from '../access.ts'
import { GrantTable, type GrantTableOptions, type MemberAccess, ROLE } from './grant-table.ts'
import { createIdHash, type IdHash } from './id-hash.ts'

const shards = { shardOfCompany: () => 1, shardOfSite: () => 2 }
const goodHash = () => createIdHash(Buffer.from('01234567'))
const hashes: Record<string, () => IdHash> = {
  'the real hash': goodHash,
  'a hash with four values': () => (_a, _b, _c, d) => d & 3,
  'a hash that is always 0': () => () => 0,
  'a hash whose upper bits are all set': () => (_a, _b, _c, d) => d | 0xffff_ff00,
}

type Change =
  | { kind: 'put'; company: number; user: number; access: ModelAccess }
  | { kind: 'drop'; company: number; user: number }
  | { kind: 'putSite'; site: number; company: number; tenure: number; pays: boolean }
  | { kind: 'dropSite'; site: number }
  | { kind: 'putCompany'; company: number; owner: number }
  | { kind: 'dropCompany'; company: number }
type ModelAccess = { companyRole: CompanyRole } | { siteRoles: { site: number; role: SiteRole; tenure: number }[] }

const active = { state: 'active', requireTwoFactor: false } as const
const COMPANIES = 4
const SITES = 6
const USERS = 5

const companyNumber = fc.nat(COMPANIES - 1)
const userNumber = fc.nat(USERS - 1)
const siteNumber = fc.nat(SITES - 1)
const tenure = fc.nat(2)
const access: fc.Arbitrary<ModelAccess> = fc.oneof(
  fc.record({ companyRole: fc.constantFrom<CompanyRole>('administrator', 'developer', 'billing') }),
  fc.record({
    siteRoles: fc.uniqueArray(
      fc.record({ site: siteNumber, role: fc.constantFrom<SiteRole>('administrator', 'developer'), tenure }),
      { minLength: 1, maxLength: 8, selector: ({ site, tenure }) => `${site} ${tenure}` },
    ),
  }),
)
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('put'), company: companyNumber, user: userNumber, access }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop'), company: companyNumber, user: userNumber }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('putSite'),
      site: siteNumber,
      company: companyNumber,
      tenure,
      pays: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('dropSite'), site: siteNumber }),
  fc.record({ kind: fc.constant('putCompany'), company: companyNumber, owner: userNumber }),
  fc.record({ kind: fc.constant('dropCompany'), company: companyNumber }),
)

describe.each(Object.entries(hashes))('with %s', (_name, hash) => {
  test('when rows come and go in any order, then every question is answered as maps would', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const world = createWorld({ hash: hash() })
        for (const next of changes) world.apply(next)
        world.compare()
      }),
      { numRuns: 80 },
    )
  })

  test('when everything is dropped again, then nothing is left', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const world = createWorld({ hash: hash() })
        for (const next of changes) world.apply(next)
        world.dropAll()
        expect(world.table.stats).toMatchObject({ grants: 0, users: 0, companies: 0, holdings: 0 })
      }),
      { numRuns: 40 },
    )
  })
})

describe('a site', () => {
  const { table, company, other, site, user } = oneSiteRole()

  test('when its row was never put, then a role on it does not count', () => {
    expect(table.rolesOn(user, site)).toBe(0)
    expect(table.rolesIn(user, company)).toBe(0)
  })

  test('when it is in the tenure of the role, then the role counts', () => {
    table.putSite(site, company, 7, false)
    expect(table.rolesOn(user, site)).toBe(ROLE.siteDeveloper)
    expect(table.rolesIn(user, company)).toBe(ROLE.siteDeveloperElsewhere)
  })

  test('when it is transferred, then the role counts neither there nor after it came back', () => {
    table.putSite(site, other, 8, false)
    expect(table.rolesOn(user, site)).toBe(0)
    expect(table.listCompanies(user)).toEqual([])
    table.putSite(site, company, 9, false)
    expect(table.rolesOn(user, site)).toBe(0)
    expect(table.listSites(user)).toEqual([])
  })

  test('when another company claims the tenure of the role, then the role does not count', () => {
    table.putSite(site, other, 7, false)
    expect(table.rolesOn(user, site)).toBe(0)
  })
})

test('when an id has not 16 bytes, then it is refused, also where the rest would be zeros', () => {
  const table = new GrantTable(shards)
  const user = Buffer.alloc(16)
  user[0] = 1
  const company = newBytes()
  table.put(company, user, { companyRole: 'developer' })
  expect(() => table.rolesIn(user.subarray(0, 15), company)).toThrow(TypeError)
  expect(() => table.put(company, user.subarray(0, 15), { companyRole: 'billing' })).toThrow(TypeError)
  expect(() => table.putSite(newBytes(), company, 1.5, false)).toThrow(RangeError)
})

test('when a user has thousands of grants, then each is found, and none is left when the rows go', () => {
  const table = new GrantTable(shards)
  const user = newBytes()
  const companies = Array.from({ length: 9_000 }, newBytes)
  const sites = Array.from({ length: 9_000 }, newBytes)
  const agency = newBytes()
  for (const site of sites) table.putSite(site, agency, 1, false)
  table.put(agency, user, {
    siteRoles: sites.map((siteId) => ({ siteId, role: 'administrator' as const, tenure: 1 })),
  })
  for (const company of companies) table.put(company, user, { companyRole: 'billing' })

  expect(sites.every((site) => table.rolesOn(user, site) === ROLE.siteAdministrator)).toBe(true)
  expect(companies.every((company) => table.rolesIn(user, company) === ROLE.billing)).toBe(true)
  expect(table.rolesIn(user, newBytes())).toBe(0)
  expect(table.listSites(user)).toHaveLength(9_000)
  expect(table.listCompanies(user)).toHaveLength(9_001)

  for (const company of companies) table.drop(company, user)
  expect(table.listCompanies(user)).toHaveLength(1)
  table.drop(agency, user)
  expect(table.stats).toMatchObject({ grants: 0, users: 0 })
})

describe('growth', () => {
  const table = new GrantTable(shards)
  const companies = Array.from({ length: 500 }, newBytes)
  const users = Array.from({ length: 50_000 }, newBytes)

  test('when ids are UUIDv7 of a few moments, then all are found and the table stays compact', () => {
    for (const [i, user] of users.entries()) table.put(companies[i % 500]!, user, { companyRole: 'developer' })
    const found = users.every((user, i) => table.rolesIn(user, companies[i % 500]!) === ROLE.developer)
    expect(found).toBe(true)
    expect(table.rolesIn(newBytes(), companies[0]!)).toBe(0)
    expect(table.rolesIn(users[0]!, companies[1]!)).toBe(0)
    expect(table.stats.grants).toBe(50_000)
    // A grant costs most when its user has no other: then a record and slots are for it alone.
    expect(table.stats.bytes / 50_000).toBeLessThan(120)
  })

  test('when it grows, then no change moves more than a segment and the directory', () => {
    expect(table.stats.largestStep).toBeLessThanOrEqual(512 + 256)
  })

  test('when all go and others come, again and again, then it takes no more room', () => {
    const sizes: number[] = []
    for (let round = 0; round < 8; round++) {
      for (const [i, user] of users.entries()) table.drop(companies[i % 500]!, user)
      for (const [i, user] of users.entries()) {
        user[15] = (user[15]! + 1) & 0xff
        table.put(companies[i % 500]!, user, { companyRole: 'billing' })
      }
      sizes.push(table.stats.bytes)
    }
    // Other ids fill segments a little differently, so there may be about one chunk more or less.
    expect(sizes.at(-1)! - sizes[0]!).toBeLessThan(2 ** 19)
    expect(users.every((user, i) => table.rolesIn(user, companies[i % 500]!) === ROLE.billing)).toBe(true)
  })
})

test('when more ids collide than a segment holds, then they are told apart all the same', () => {
  const table = new GrantTable({ ...shards, hash: () => 42 })
  const users = Array.from({ length: 1_500 }, newBytes)
  const company = newBytes()
  const gone = users.splice(0, 300)
  for (const user of [...gone, ...users]) table.put(company, user, { companyRole: 'developer' })
  for (const user of gone) table.drop(company, user)
  expect(users.every((user) => table.rolesIn(user, company) === ROLE.developer)).toBe(true)
  expect(gone.some((user) => table.rolesIn(user, company) !== 0)).toBe(false)
  expect(table.stats.users).toBe(1_200)
})

function oneSiteRole() {
  const table = new GrantTable(shards)
  const [company, other, site, user] = [newBytes(), newBytes(), newBytes(), newBytes()]
  table.put(company, user, { siteRoles: [{ siteId: site, role: 'developer', tenure: 7 }] })
  return { table, company, other, site, user }
}

function newBytes(): Buffer {
  return idBytes(newId(1_700_000_000_000))
}

/** The table, and the same rows in plain maps to compare it with. */
function createWorld(options: GrantTableOptions) {
  const table = new GrantTable({ ...shards, ...options })
  const companies = Array.from({ length: COMPANIES }, newBytes)
  const sites = Array.from({ length: SITES }, newBytes)
  const users = Array.from({ length: USERS }, newBytes)
  const members = new Map<string, ModelAccess>()
  const present = new Map<number, { company: number; tenure: number; pays: boolean }>()
  const owners = new Map<number, number>()

  function apply(next: Change): void {
    if (next.kind === 'put') {
      members.set(`${next.company} ${next.user}`, next.access)
      table.put(companies[next.company]!, users[next.user]!, toBytes(next.access))
    } else if (next.kind === 'drop') {
      members.delete(`${next.company} ${next.user}`)
      table.drop(companies[next.company]!, users[next.user]!)
    } else if (next.kind === 'putSite') {
      present.set(next.site, { company: next.company, tenure: next.tenure, pays: next.pays })
      table.putSite(sites[next.site]!, companies[next.company]!, next.tenure, next.pays)
    } else if (next.kind === 'dropSite') {
      present.delete(next.site)
      table.dropSite(sites[next.site]!)
    } else if (next.kind === 'putCompany') {
      owners.set(next.company, next.owner)
      table.putCompany(companies[next.company]!, { ...active, ownerId: users[next.owner]! })
    } else {
      owners.delete(next.company)
      table.dropCompany(companies[next.company]!)
    }
  }

  function toBytes(access: ModelAccess): MemberAccess {
    if ('companyRole' in access) return access
    return { siteRoles: access.siteRoles.map(({ site, ...rest }) => ({ siteId: sites[site]!, ...rest })) }
  }

  function companyBits(user: number, company: number): number {
    const access = members.get(`${company} ${user}`)
    if (!access || !('companyRole' in access)) return 0
    if (access.companyRole === 'administrator' && owners.get(company) === user) return ROLE.owner
    return ROLE[access.companyRole]
  }

  function siteRole(user: number, site: number): SiteRole | undefined {
    const { company, tenure } = present.get(site) ?? {}
    const access = members.get(`${company} ${user}`)
    if (!access || !('siteRoles' in access)) return undefined
    return access.siteRoles.find((grant) => grant.site === site && grant.tenure === tenure)?.role
  }

  function rolesOn(user: number, site: number): number {
    const bits = { administrator: ROLE.siteAdministrator, developer: ROLE.siteDeveloper }
    const role = siteRole(user, site)
    const holding = present.get(site)
    return (role ? bits[role] : 0) | (holding ? companyBits(user, holding.company) : 0)
  }

  function rolesIn(user: number, company: number): number {
    const bits = { administrator: ROLE.siteAdministratorElsewhere, developer: ROLE.siteDeveloperElsewhere }
    let found = companyBits(user, company)
    for (const site of sites.keys()) {
      const role = siteRole(user, site)
      if (role && present.get(site)?.company === company) found |= bits[role]
    }
    return found
  }

  function compare(): void {
    for (const [site, id] of sites.entries()) {
      const held = present.get(site)
      expect(table.holding(id)).toEqual(
        held && { companyId: idText(companies[held.company]!), tenure: held.tenure, paysPremiumStaging: held.pays },
      )
    }
    for (const user of users.keys()) {
      const reached: string[] = []
      for (const company of companies.keys()) {
        const roles = rolesIn(user, company)
        expect(table.rolesIn(Buffer.from(users[user]!), Buffer.from(companies[company]!))).toBe(roles)
        if (roles) reached.push(`${companies[company]!.toString('hex')} ${roles}`)
      }
      const listed = table
        .listCompanies(users[user]!)
        .map(({ companyId, roles }) => `${companyId.toString('hex')} ${roles}`)
      expect(listed.sort()).toEqual(reached.sort())

      const own: string[] = []
      for (const site of sites.keys()) {
        expect(table.rolesOn(Buffer.from(users[user]!), Buffer.from(sites[site]!))).toBe(rolesOn(user, site))
        const role = siteRole(user, site)
        if (!role) continue
        own.push(
          [sites[site]!, companies[present.get(site)!.company]!].map((id) => id.toString('hex')).join(' ') + role,
        )
      }
      const listedSites = table
        .listSites(users[user]!)
        .map(({ siteId, companyId, role }) => [siteId, companyId].map((id) => id.toString('hex')).join(' ') + role)
      expect(listedSites.sort()).toEqual(own.sort())
    }
    let grants = 0
    for (const access of members.values()) grants += 'companyRole' in access ? 1 : access.siteRoles.length
    expect(table.stats.grants).toBe(grants)
  }

  function dropAll(): void {
    for (const company of companies.keys()) {
      for (const user of users.keys()) apply({ kind: 'drop', company, user })
      apply({ kind: 'dropCompany', company })
    }
    for (const site of sites.keys()) apply({ kind: 'dropSite', site })
  }

  return { table, apply, compare, dropAll }
}
