import { SHARDS } from '@holdfast/contracts'
import { createDecide, type Decide, type Resource, type Standing } from '../decide.ts'
import { type PermissionId, permissions } from '../permissions.ts'
import { CONDITIONS, conditionsOf, createBatchSpace, type GrantTable, ROLE } from './grant-table.ts'

/** The answers of a check. They are numbers because checks are made very often. */
export const DENIED = 0
export const ALLOWED = 1
/** The replica cannot say: the caller must ask the owner, and must never take this for allowed. */
export const UNKNOWN = 2
export type CheckAnswer = typeof DENIED | typeof ALLOWED | typeof UNKNOWN

/** May the rows of this shard answer a check that began before `now` was read? */
export type Fresh = (shard: number, now: number) => boolean

/** The circumstances of a question, beside user, permission and place. They are bits, to be added up. */
export const ABOUT = { staging: 1, paysNoPremiumStaging: 2, onlyReads: 4, passedTwoFactor: 8 } as const
const ABOUTS = 16

const names = Object.keys(permissions) as PermissionId[]

/** The number of each permission: its place in the table of permissions. It means something only in this process. */
export const permissionNumber = Object.fromEntries(names.map((name, number) => [name, number])) as Record<
  PermissionId,
  number
>

export interface CheckOptions {
  table: GrantTable
  /** For the shards of the ledger of members and companies. */
  companiesFresh: Fresh
  /** For the shards of the ledger of sites. */
  sitesFresh: Fresh
  /** Milliseconds; read once in each check, after it began. */
  clock: () => number
  /**
   * By default, the rules of the product. A test passes changed rules, to prove that the other tests notice the change.
   */
  decide?: Decide
}

/** Four lists of equal length. The n-th elements of the four lists together are the n-th question. */
export interface SiteQuestions {
  permissions: ArrayLike<number>
  userIds: readonly Uint8Array[]
  siteIds: readonly Uint8Array[]
  abouts: ArrayLike<number>
}

export type Check = ReturnType<typeof createCheck>

/**
 * Answers from the table alone, in one synchronous block: it reads the clock first, then freshness and table together.
 * Which roles give a permission in which state of a company is decided by {@link createDecide}, once for all cases when
 * the check is created.
 */
export function createCheck({ table, companiesFresh, sitesFresh, clock, ...options }: CheckOptions) {
  const space = createBatchSpace()
  const allowing = allowingRoles(options.decide ?? decideByDefault)

  function isAllowedIn(user: number, company: number, permission: number, about: number, now: number): CheckAnswer {
    const rule = allowing[ruleOf(permission, table.conditions(company), about)]!
    if (rule & ELSEWHERE && table.isOnSites(user, company) && !areSitesFresh(now)) return UNKNOWN
    return rule & table.rolesInCompany(user, company, rule) ? ALLOWED : DENIED
  }

  /** Are all shards of sites fresh? The sites of a user may be in any shard, and a role counts only in its tenure. */
  function areSitesFresh(now: number): boolean {
    for (let shard = 0; shard < SHARDS; shard++) if (!sitesFresh(shard, now)) return false
    return true
  }

  return {
    /** May the user do this in the company? */
    inCompany(permission: number, userId: Uint8Array, companyId: Uint8Array, about = 0): CheckAnswer {
      const now = clock()
      const userHash = table.hash(userId)
      const companyHash = table.hash(companyId)
      const guessedUser = table.guessUser(userHash)
      const company = table.confirmCompany(table.guessCompany(companyHash), companyHash, companyId)
      if (company < 0) return companiesFresh(table.shardOfCompanyId(companyId), now) ? DENIED : UNKNOWN
      if (!companiesFresh(table.shardOfCompany(company), now)) return UNKNOWN
      return isAllowedIn(table.confirmUser(guessedUser, userHash, userId), company, permission, about, now)
    },

    /**
     * May the user do this on the site? The table knows which company has it, and whether it pays for premium staging:
     * what `about` says of this does not count.
     */
    onSite(permission: number, userId: Uint8Array, siteId: Uint8Array, about = 0): CheckAnswer {
      const now = clock()
      const userHash = table.hash(userId)
      const siteHash = table.hash(siteId)
      const guessedUser = table.guessUser(userHash)
      const guessedSite = table.guessSite(siteHash)
      const user = table.confirmUser(guessedUser, userHash, userId)
      const site = table.confirmSite(guessedSite, siteHash, siteId)
      if (site < 0) return sitesFresh(table.shardOfSiteId(siteId), now) ? DENIED : UNKNOWN
      return this.onSiteNumbered(permission, user, site, about, now)
    },

    /**
     * {@link onSite} for many questions, 64 at most. They begin together, so the clock is read once. Their memory is
     * fetched at the same time, because a check spends most of its time waiting for memory.
     */
    onSites(questions: SiteQuestions, answers: Uint8Array): void {
      const now = clock()
      const { permissions, userIds, siteIds, abouts } = questions
      table.findMany(userIds, siteIds, space)
      for (let i = 0; i < userIds.length; i++) {
        const site = space.sites[i]!
        if (site < 0) answers[i] = sitesFresh(table.shardOfSiteId(siteIds[i]!), now) ? DENIED : UNKNOWN
        else answers[i] = this.onSiteNumbered(permissions[i]!, space.users[i]!, site, abouts[i]!, now)
      }
    },

    /** {@link onSite} with numbers that the table gave in the same synchronous block, after `now` was read. */
    onSiteNumbered(permission: number, user: number, site: number, about = 0, now = clock()): CheckAnswer {
      const company = table.companyOf(site)
      if (!sitesFresh(table.shardOfSite(site), now)) return UNKNOWN
      if (!companiesFresh(table.shardOfCompany(company), now)) return UNKNOWN
      const paid = table.paysPremiumStaging(site) ? 0 : ABOUT.paysNoPremiumStaging
      const all = (about & ~ABOUT.paysNoPremiumStaging) | paid
      const rule = allowing[ruleOf(permission, table.conditions(company), all)]!
      if (rule & table.rolesOnSite(user, site, rule)) return ALLOWED
      return rule & ELSEWHERE ? isAllowedIn(user, company, permission, all, now) : DENIED
    },

    /** {@link inCompany} with numbers that the table gave in the same synchronous block, after `now` was read. */
    inCompanyNumbered(permission: number, user: number, company: number, about = 0, now = clock()): CheckAnswer {
      if (!companiesFresh(table.shardOfCompany(company), now)) return UNKNOWN
      return isAllowedIn(user, company, permission, about, now)
    },
  }
}

const ELSEWHERE = ROLE.siteAdministratorElsewhere | ROLE.siteDeveloperElsewhere

function ruleOf(permission: number, conditions: number, about: number): number {
  return (permission * ABOUTS + about) * CONDITIONS + conditions
}

const decideByDefault = createDecide()
const known = new WeakMap<Decide, Uint8Array>()

/**
 * For every case, at the index {@link ruleOf}: the {@link ROLE} bits of the roles that give the permission. In a
 * company without a fact, no role gives any.
 */
function allowingRoles(decide: Decide): Uint8Array {
  const found = known.get(decide) ?? askAll(decide)
  known.set(decide, found)
  return found
}

function askAll(decide: Decide): Uint8Array {
  const found = new Uint8Array(names.length * ABOUTS * CONDITIONS)
  for (const [permission, name] of names.entries()) {
    for (let about = 0; about < ABOUTS; about++) {
      for (const company of everyState()) {
        let bits = 0
        for (const [role, standing] of Object.entries(standings)) {
          const twoFactor = (about & ABOUT.passedTwoFactor) !== 0
          const full = { companyId: 'company', company, twoFactor, ...standing }
          if (decide(name, full, resourceOf(about)).allowed) bits |= ROLE[role as keyof typeof ROLE]
        }
        found[ruleOf(permission, conditionsOf(company), about)] = bits
      }
    }
  }
  return found
}

function everyState(): Standing['company'][] {
  return (['active', 'suspended', 'closed'] as const).flatMap((state) =>
    [false, true].map((requireTwoFactor) => ({ state, requireTwoFactor })),
  )
}

function resourceOf(about: number): Resource {
  return {
    site: { siteId: 'here', companyId: 'company', tenure: 1 },
    environment: about & ABOUT.staging ? 'staging' : 'live',
    reads: (about & ABOUT.onlyReads) !== 0,
    ...(about & ABOUT.paysNoPremiumStaging ? { paysPremiumStaging: false } : {}),
  }
}

const standings = {
  owner: { isOwner: true, access: { companyRole: 'administrator' } },
  administrator: { isOwner: false, access: { companyRole: 'administrator' } },
  developer: { isOwner: false, access: { companyRole: 'developer' } },
  billing: { isOwner: false, access: { companyRole: 'billing' } },
  siteAdministrator: siteRole('here', 'administrator'),
  siteDeveloper: siteRole('here', 'developer'),
  siteAdministratorElsewhere: siteRole('elsewhere', 'administrator'),
  siteDeveloperElsewhere: siteRole('elsewhere', 'developer'),
} satisfies Record<keyof typeof ROLE, Pick<Standing, 'isOwner' | 'access'>>

function siteRole(siteId: string, role: 'administrator' | 'developer'): Pick<Standing, 'isOwner' | 'access'> {
  return { isOwner: false, access: { siteRoles: [{ siteId, role, tenure: 1 }] } }
}
