import { createMongoAbility, type MongoAbility, subject } from '@casl/ability'
import { createDecide } from '@holdfast/access'
import { ALLOWED, type Check, createCheck, GrantTable, permissionNumber } from '@holdfast/access/grants'
import { SHARDS } from '@holdfast/contracts'
import { elapsedClock, replica } from '@holdfast/replica/state-machines'
import { newEnforcer, newModel, StringAdapter } from 'casbin'
import { asked, FIRST_SITE_ROLE, idAt, rowRoles, sitesOfRow, type World } from './world.ts'

/** One way to hold grants and answer questions. All contenders get ids as the same new buffers. */
export interface Contender {
  load(world: World, pace: Pace): Promise<Loaded>
  /** The most grants that it is measured with; more would take too long or too much memory on a small machine. */
  largest: number
}

/** Loading calls `step` around each change and `turn` after every 256 changes, to measure pauses. */
export interface Pace {
  step(change: () => void): void
  turn(): Promise<void> | undefined
}

export interface Loaded {
  /** May the user do `asked[permission]` on the site? Ids come as new buffers, as after decoding a message. */
  ask(user: Buffer, site: Buffer, permission: number): boolean
  /** May the user see the members of the company? */
  askInCompany?(user: Buffer, company: Buffer): boolean
  /** The memory that the contender itself counts, if it can. */
  bytes?: number
  /** The same question with numbers in place of ids, if the contender has such. */
  numbered?: {
    user(id: Buffer): number
    site(id: Buffer): number
    ask(user: number, site: number, permission: number): boolean
  }
  /** Answers {@link BATCH} such questions at once. Returns how many are allowed. */
  askMany?(users: Buffer[], sites: Buffer[], permissions: Uint8Array): number
  stats?: object
}

/** Questions in a batch: a message holds about so many, or is divided into batches of so many. */
export const BATCH = 64

const numbers = asked.map(({ permission }) => permissionNumber[permission])
const holdfast = (clock: () => number): Contender => ({
  largest: Number.POSITIVE_INFINITY,
  async load(world, pace) {
    const table = await loadTable(world, pace)
    const check = checkOf(table, clock)
    const answers = new Uint8Array(BATCH)
    const abouts = new Uint8Array(BATCH)
    const permissionNumbers = new Uint8Array(BATCH)
    return {
      askMany(userIds, siteIds, permissions) {
        for (let i = 0; i < userIds.length; i++) permissionNumbers[i] = numbers[permissions[i]!]!
        check.onSites({ userIds, siteIds, permissions: permissionNumbers, abouts }, answers)
        let allowed = 0
        for (let i = 0; i < userIds.length; i++) if (answers[i] === ALLOWED) allowed++
        return allowed
      },
      ask: (user, site, permission) => check.onSite(numbers[permission]!, user, site) === ALLOWED,
      askInCompany: (user, company) => check.inCompany(permissionNumber['members.see'], user, company) === ALLOWED,
      numbered: {
        user: (id) => table.user(id),
        site: (id) => table.site(id),
        ask: (user, site, permission) => check.onSiteNumbered(numbers[permission]!, user, site) === ALLOWED,
      },
      bytes: table.stats.bytes,
      stats: table.stats,
    }
  },
})

async function loadTable(world: World, pace: Pace): Promise<GrantTable> {
  const table = new GrantTable()
  for (let company = 0; company < world.companyCount; company++) {
    const fact = {
      state: 'active' as const,
      requireTwoFactor: false,
      // Any user will do as owner: questions are about all users equally often.
      ownerId: idAt(world.users, company),
    }
    pace.step(() => table.putCompany(idAt(world.companies, company), fact))
  }
  for (let site = 0; site < world.siteCount; site++) {
    pace.step(() => table.putSite(idAt(world.sites, site), idAt(world.companies, site % world.companyCount), 1, false))
  }
  for (const [i, row] of world.order.entries()) {
    if (i % 256 === 0) await pace.turn()
    const company = idAt(world.companies, world.rows.company[row]!)
    const user = idAt(world.users, world.rows.user[row]!)
    const role = rowRoles[world.rows.role[row]!]!
    const access =
      'companyRole' in role
        ? role
        : {
            siteRoles: sitesOfRow(world, row).map((site) => ({
              siteId: idAt(world.sites, site),
              role: role.siteRole,
              tenure: 1,
            })),
          }
    pace.step(() => table.put(company, user, access))
  }
  return table
}

/** A check under leases of two owners, which do not end during the measurement. */
function checkOf(table: GrantTable, clock: () => number): Check {
  const [companies, sites] = ['companies', 'sites'].map((id) => replica.openReplica({ id, shards: SHARDS, format: 1 }))
  companies!.until.fill(Number.POSITIVE_INFINITY)
  sites!.until.fill(Number.POSITIVE_INFINITY)
  return createCheck({
    table,
    companiesFresh: (shard, now) => replica.isFresh(companies!, shard, now),
    sitesFresh: (shard, now) => replica.isFresh(sites!, shard, now),
    clock,
  })
}

const clock = elapsedClock.openClock(performance.now(), Date.now())
const elapsed = () => elapsedClock.read(clock, performance.now(), Date.now())

const site = { siteId: 'site', companyId: 'company', tenure: 1 }

// The decisions for each role, made once in advance. Each of the other contenders would precompute them, too.
const decide = createDecide()
const rights = rowRoles.map((role) =>
  asked.map(({ permission }) => {
    const access = 'companyRole' in role ? role : { siteRoles: [{ siteId: 'site', role: role.siteRole, tenure: 1 }] }
    const company = { state: 'active' as const, requireTwoFactor: false }
    const standing = { companyId: 'company', company, isOwner: false, access, twoFactor: true }
    return decide(permission, standing, { site, environment: 'live' }).allowed
  }),
)

/** An id as text for contenders that need text, by the cheapest conversion. */
const text = (id: Buffer): string => id.toString('latin1')

/** Calls `give` with the user, the company or site, and the role of every grant. */
function eachGrant(world: World, give: (user: string, scope: string, role: number, row: number) => void): void {
  for (const row of world.order) {
    const user = text(idAt(world.users, world.rows.user[row]!))
    const role = world.rows.role[row]!
    if (role < FIRST_SITE_ROLE) give(user, text(idAt(world.companies, world.rows.company[row]!)), role, row)
    else for (const site of sitesOfRow(world, row)) give(user, text(idAt(world.sites, site)), role, row)
  }
}

function companiesOfSites(world: World): Map<string, string> {
  const companyOf = new Map<string, string>()
  const companies = Array.from({ length: world.companyCount }, (_, i) => text(idAt(world.companies, i)))
  for (let site = 0; site < world.siteCount; site++) {
    companyOf.set(text(idAt(world.sites, site)), companies[site % world.companyCount]!)
  }
  return companyOf
}

const joined: Contender = {
  // A world of ten million grants needs more entries than one Map can hold (2^24).
  largest: 1_000_000,
  async load(world) {
    const companyOf = companiesOfSites(world)
    const roles = new Map<string, number>()
    eachGrant(world, (user, scope, role) => roles.set(user + scope, role))
    return {
      ask(userId, siteId, permission) {
        const user = text(userId)
        const site = text(siteId)
        const company = companyOf.get(site)
        if (company === undefined) return false
        const role = roles.get(user + company) ?? roles.get(user + site)
        return role !== undefined && rights[role]![permission]!
      },
    }
  },
}

const nested: Contender = {
  largest: 10_000_000,
  async load(world) {
    const companyOf = companiesOfSites(world)
    const users = new Map<string, Map<string, number>>()
    eachGrant(world, (user, scope, role) => {
      const scopes = users.get(user)
      if (scopes) scopes.set(scope, role)
      else users.set(user, new Map([[scope, role]]))
    })
    return {
      ask(userId, siteId, permission) {
        const site = text(siteId)
        const company = companyOf.get(site)
        const scopes = users.get(text(userId))
        if (company === undefined || scopes === undefined) return false
        const role = scopes.get(company) ?? scopes.get(site)
        return role !== undefined && rights[role]![permission]!
      },
    }
  },
}

/** Has one ability for each user, made in advance: making one for each question would be far slower. */
const casl: Contender = {
  largest: 1_000_000,
  async load(world) {
    const companyOf = companiesOfSites(world)
    const rules = new Map<string, { action: string; subject: string; conditions: object }[]>()
    eachGrant(world, (user, scope, role) => {
      const own = rules.get(user) ?? []
      rules.set(user, own)
      const conditions = role < FIRST_SITE_ROLE ? { companyId: scope } : { id: scope }
      for (const [permission, { permission: action }] of asked.entries()) {
        if (rights[role]![permission]) own.push({ action, subject: 'Site', conditions })
      }
    })
    const abilities = new Map<string, MongoAbility>()
    for (const [user, own] of rules) abilities.set(user, createMongoAbility(own))
    return {
      ask(userId, siteId, permission) {
        const id = text(siteId)
        const companyId = companyOf.get(id)
        const ability = abilities.get(text(userId))
        if (!companyId || !ability) return false
        return ability.can(asked[permission]!.permission, subject('Site', { id, companyId }))
      },
    }
  },
}

const MODEL = `
[request_definition]
r = sub, dom, act
[policy_definition]
p = sub, act
[role_definition]
g = _, _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && g(r.sub, p.sub, r.dom)
`

/** Uses roles with domains, as casbin's documentation advises for tenants. A domain is a company or a site. */
const casbin: Contender = {
  largest: 1_000_000,
  async load(world) {
    const hex = (latin1: string) => Buffer.from(latin1, 'latin1').toString('hex')
    const companyOf = companiesOfSites(world)
    const policies = rights.flatMap((row, role) =>
      row.flatMap((may, permission) => (may ? [`p, role${role}, ${asked[permission]!.permission}`] : [])),
    )
    const enforcer = await newEnforcer(newModel(MODEL), new StringAdapter(policies.join('\n')))
    const manager = enforcer.getRoleManager()
    const given: [string, string, string][] = []
    eachGrant(world, (user, scope, role) => given.push([hex(user), `role${role}`, hex(scope)]))
    for (const [user, role, scope] of given) await manager.addLink(user, role, scope)
    return {
      ask(userId, siteId, permission) {
        const company = companyOf.get(text(siteId))
        if (!company) return false
        const user = userId.toString('hex')
        const action = asked[permission]!.permission
        return (
          enforcer.enforceSync(user, hex(company), action) || enforcer.enforceSync(user, siteId.toString('hex'), action)
        )
      },
    }
  },
}

export const contenders = {
  holdfast: holdfast(elapsed),
  'holdfast without clock': holdfast(() => 0),
  'nested Maps': nested,
  'Map of joined strings': joined,
  CASL: casl,
  casbin,
} satisfies Record<string, Contender>

export type ContenderName = keyof typeof contenders
