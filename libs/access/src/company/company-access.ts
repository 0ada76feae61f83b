import { idBytes, idText, isId, SHARDS } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { type Log, type Passport, signedIn, type User } from '@holdfast/runtime'
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

export type Membership = Omit<Standing, 'twoFactor'>

export interface CompanyAccess {
  /**
   * The signed-in person, if the company gives them the permission now. Throws `not-found` to whoever has no role there,
   * else why it is refused, and `access-unknown` when it cannot be known.
   */
  require(call: Passport, companyId: string, permission: PermissionId, about?: Omit<About, 'twoFactor'>): Promise<User>
  /** From memory, else from the owner; `unknown` when neither can say, which is no permission. */
  check(
    permission: PermissionId,
    userId: string,
    companyId: string,
    about?: About,
  ): Promise<'allowed' | 'denied' | 'unknown'>
  /** From memory alone, by bytes and numbers, at once: for those who ask very often. */
  fromMemory: Check['inCompany']
  /** The decision with its reasons: which role, from where. From memory alone. */
  explain(
    permission: PermissionId,
    userId: string,
    companyId: string,
    about?: About,
  ): Decision | { allowed: false; refusal: 'not-found'; because: [] } | 'unknown'
  /** What the user is in the company, nothing for somebody without a role there. From memory alone. */
  standing(userId: string, companyId: string): Membership | undefined | 'unknown'
  /** Every company in which the user has a role, closed ones too, in no order. From memory alone. */
  listCompanies(userId: string): Membership[] | 'unknown'
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
  log: Log
  /** Another than the product's only to prove that tests notice. */
  decide?: Decide
}): CompanyAccess {
  const { facts, replica, remote, log, decide = createDecide() } = options
  const { grants } = facts
  const { check, verdict } = createVerdict({
    facts,
    fresh: (shard, now) => replica.isFresh(shard, now),
    clock: () => replica.now(),
    decide,
  })

  return {
    fromMemory: check.inCompany,

    async require(call, companyId, permission, about = {}) {
      const user = signedIn(call)
      const answer = await ask(permission, user.userId, companyId, { ...about, twoFactor: user.twoFactor })
      if (answer === 'allowed') return user
      const { userId } = user
      if (answer !== 'not-found') log.info({ userId, companyId, permission, requestId: call.requestId }, answer)
      throw new DomainError(answer === 'unknown' ? 'access-unknown' : answer)
    },

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
      const now = replica.now()
      if (!isId(userId) || !isId(companyId)) return undefined
      const company = idBytes(companyId)
      return isFresh(facts.shardOf(company), now) ? grants.membership(idBytes(userId), company) : 'unknown'
    },

    listCompanies(userId) {
      if (!isAllFresh()) return 'unknown'
      return isId(userId) ? grants.memberships(idBytes(userId)) : []
    },

    listSites(userId) {
      if (!isAllFresh()) return 'unknown'
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

  function isFresh(shard: number, now: number): boolean {
    return facts.isReadable(shard) && replica.isFresh(shard, now)
  }

  function isAllFresh(): boolean {
    const now = replica.now()
    for (let shard = 0; shard < SHARDS; shard++) if (!isFresh(shard, now)) return false
    return true
  }
}
