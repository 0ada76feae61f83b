import { idBytes, idText, isId, SHARDS } from '@holdfast/contracts'
import type { SiteRole } from '../access.ts'
import { createDecide, type Decide, type Decision, type Standing } from '../decide.ts'
import type { Check } from '../grants/check.ts'
import type { PermissionId } from '../permissions.ts'
import type { CompanyFacts } from './company-facts.ts'
import { type About, aboutBits, type Question, type Verdict } from './question.ts'
import { createVerdict } from './verdict.ts'

/** What is needed of the replica that fills the facts. */
export interface Freshness {
  now(): number
  isFresh(shard: number, now: number): boolean
}

/** Who is asked when memory cannot say. Never rejects: what it cannot find out either is `unknown`. */
export interface Remote {
  ask(question: Question): Promise<Verdict>
}

export interface CompanyAccess {
  /** From memory, else from the owner; `unknown` when neither can say, which is no permission. */
  check(
    permission: PermissionId,
    userId: string,
    companyId: string,
    about?: About,
  ): Promise<'allowed' | 'denied' | 'unknown'>
  /** From memory alone, by bytes and numbers, at once: for those who ask very often. */
  fromMemory: Check['inCompany']
  /** The same on a site; `UNKNOWN` where no ledger of sites is followed. */
  fromMemoryOnSite: Check['onSite']
  /** The decision with its reasons: which role, from where. From memory alone. */
  explain(
    permission: PermissionId,
    userId: string,
    companyId: string,
    about?: About,
  ): Decision | { allowed: false; refusal: 'not-found'; because: [] } | 'unknown'
  /** What the user is in the company, nothing for somebody without a role there. From memory alone. */
  standing(userId: string, companyId: string): Standing | undefined | 'unknown'
  /** Every company in which the user has a role, closed ones too, in no order. From memory alone. */
  listCompanies(userId: string): Standing[] | 'unknown'
  /** Sites on which the user has a role of their own; a company role reaches more. From memory alone. */
  listSites(userId: string): { siteId: string; companyId: string; role: SiteRole }[] | 'unknown'
}

/**
 * Who may do what in companies, decided from this process's copy while it is fresh, else by a process of company.
 */
export function createCompanyAccess(options: {
  facts: CompanyFacts
  replica: Freshness
  remote?: Remote
  /** Of the ledger that tells which company a site belongs to; left out where it is not followed. */
  sites?: Freshness
  /** Another than the product's only to prove that tests notice. */
  decide?: Decide
}): CompanyAccess {
  const { facts, replica, remote, sites, decide = createDecide() } = options
  const { grants } = facts
  const { check, verdict, standing, areSitesFresh } = createVerdict({
    facts,
    fresh: (shard, now) => replica.isFresh(shard, now),
    // Each replica counts its leases by a clock of its own.
    ...(sites && { sitesFresh: (shard) => sites.isFresh(shard, sites.now()) }),
    clock: () => replica.now(),
    decide,
  })

  return {
    fromMemory: check.inCompany,
    // A method of the check: it calls others of it.
    fromMemoryOnSite: (...question) => check.onSite(...question),

    async check(permission, userId, companyId, about = {}) {
      const answer = await ask(permission, userId, companyId, about)
      return answer === 'allowed' || answer === 'unknown' ? answer : 'denied'
    },

    explain(permission, userId, companyId, { twoFactor = false, ...resource } = {}) {
      const membership = this.standing(userId, companyId)
      if (membership === 'unknown') return 'unknown'
      if (!membership) return { allowed: false, refusal: 'not-found', because: [] }
      return decide(permission, { ...membership, twoFactor }, resource)
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

  async function ask(permission: PermissionId, user: string, company: string, about: About): Promise<Verdict> {
    // What is no id is nobody's.
    if (!isId(user) || !isId(company)) return 'not-found'
    const question = { permission, userId: idBytes(user), companyId: idBytes(company), about: aboutBits(about) }
    const own = verdict(question)
    return own === 'unknown' && remote ? remote.ask(question) : own
  }

  function isAllFresh(userId: string): boolean {
    const now = replica.now()
    for (let shard = 0; shard < SHARDS; shard++) {
      if (!facts.isReadable(shard) || !replica.isFresh(shard, now)) return false
    }
    return areSitesFresh(now) || !isId(userId) || !grants.isOnAnySite(idBytes(userId))
  }
}
