import { idBytes, idText, isId, SHARDS } from '@holdfast/contracts'
import type { SiteRole } from '../access.ts'
import { createDecide, type Decide, type Standing } from '../decide.ts'
import { ALLOWED, type Check, UNKNOWN } from '../grants/check.ts'
import type { PermissionId } from '../permissions.ts'
import type { CompanyFacts } from './company-facts.ts'
import { type About, type Question, questionOf, type Verdict } from './question.ts'
import type { SiteFacts } from './site-facts.ts'
import { createVerdict, type Explained, notFound } from './verdict.ts'

/** The part of a replica that says whether its facts may be believed. */
export interface Freshness {
  now(): number
  isFresh(shard: number, now: number): boolean
}

/** Asks another process if memory cannot say. It never rejects: it resolves with `unknown` if it cannot find out. */
export interface Remote {
  ask(question: Question): Promise<Verdict>
}

export interface CompanyAccess {
  /**
   * From memory, or else from a process of company; `unknown` if neither can say: never take that for allowed. A question
   * about a site needs leases of both ledgers, that of company and that of sites.
   */
  check(
    permission: PermissionId,
    userId: string,
    companyId: string,
    about?: About,
  ): Promise<'allowed' | 'denied' | 'unknown'>
  /** From memory only, at once, with ids as bytes and permissions as numbers: for callers that check very often. */
  fromMemory: Check['inCompany']
  /** The same for a site; always `UNKNOWN` in a service that does not follow the ledger of sites. */
  fromMemoryOnSite: Check['onSite']
  /** The decision with its reasons: which role, and where it comes from. From memory only. */
  explain(permission: PermissionId, userId: string, companyId: string, about?: About): Explained | 'unknown'
  /** The standing of the user in the company; undefined for a user without a role there. From memory only. */
  standing(userId: string, companyId: string): Standing | undefined | 'unknown'
  /** Every company in which the user has a role, closed ones too, in no order. From memory only. */
  listCompanies(userId: string): Standing[] | 'unknown'
  /** Sites on which the user has a site role. Sites that a company role reaches are not listed. From memory only. */
  listSites(userId: string): { siteId: string; companyId: string; role: SiteRole }[] | 'unknown'
}

/** Checks access in companies from the replica of this process while it is fresh, or else asks a process of company. */
export function createCompanyAccess(options: {
  facts: CompanyFacts
  replica: Freshness
  remote?: Remote
  /** Left out in a service that does not follow the ledger of sites. */
  sites?: SiteFacts
  /**
   * By default, the rules of the product. A test passes changed rules, to prove that the other tests notice the change.
   */
  decide?: Decide
}): CompanyAccess {
  const { facts, replica, remote, sites, decide = createDecide() } = options
  const { grants } = facts
  const { check, standing, decided, explain, areSitesFresh } = createVerdict({
    facts,
    fresh: (shard, now) => replica.isFresh(shard, now),
    sites,
    clock: () => replica.now(),
    decide,
  })

  return {
    fromMemory: check.inCompany,
    // `onSite` uses `this`, so it must be called as a method of the check.
    fromMemoryOnSite: (...question) => check.onSite(...question),

    async check(permission, userId, companyId, about = {}) {
      const question = questionOf(permission, userId, companyId, about)
      if (!question) return 'denied'
      const own = decided(question)
      if (own !== UNKNOWN) return own === ALLOWED ? 'allowed' : 'denied'
      const answer = (await remote?.ask(question)) ?? 'unknown'
      return answer === 'allowed' || answer === 'unknown' ? answer : 'denied'
    },

    explain(permission, userId, companyId, about = {}) {
      const question = questionOf(permission, userId, companyId, about)
      return question ? explain(question) : notFound
    },

    standing(userId, companyId) {
      if (!isId(userId) || !isId(companyId)) return undefined
      const found = standing(idBytes(userId), idBytes(companyId))
      return found === 'not-found' ? undefined : found
    },

    listCompanies(userId) {
      if (!isAllFresh(userId)) return 'unknown'
      return isId(userId) ? grants.memberships(idBytes(userId)) : []
    },

    listSites(userId) {
      if (!isAllFresh(userId)) return 'unknown'
      if (!isId(userId)) return []
      const sites = grants.listSites(idBytes(userId))
      return sites.map(({ siteId, companyId, role }) => ({
        siteId: idText(siteId),
        companyId: idText(companyId),
        role,
      }))
    },
  }

  function isAllFresh(userId: string): boolean {
    const now = replica.now()
    for (let shard = 0; shard < SHARDS; shard++) {
      if (!facts.isReadable(shard) || !replica.isFresh(shard, now)) return false
    }
    return areSitesFresh(now) || !isId(userId) || !grants.isOnAnySite(idBytes(userId))
  }
}
