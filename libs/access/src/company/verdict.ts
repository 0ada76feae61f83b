import { SHARDS } from '@holdfast/contracts'
import type { Decide } from '../decide.ts'
import { ALLOWED, type Check, createCheck, type Fresh, permissionNumber, UNKNOWN } from '../grants/check.ts'
import type { CompanyFacts } from './company-facts.ts'
import {
  aboutOf,
  isStandingQuestion,
  type OwnerAnswer,
  type OwnerQuestion,
  type Question,
  type Verdict,
} from './question.ts'
import type { FoundStanding } from './standing-wire.ts'

/**
 * Answers questions from the rows in memory, each in one synchronous block.
 * @param options.fresh says in which shards of company's ledger the rows may be believed
 * @param options.sitesFresh says the same for the ledger of sites, which has its own leases; by default, no shard may
 *   be believed
 */
export function createVerdict(options: {
  facts: CompanyFacts
  fresh: Fresh
  sitesFresh?: Fresh
  clock: () => number
  decide: Decide
}) {
  const { facts, fresh, sitesFresh = () => false, clock, decide } = options
  const { grants } = facts
  const isBelieved: Fresh = (shard, now) => facts.isReadable(shard) && fresh(shard, now)
  const check: Check = createCheck({ table: grants, companiesFresh: isBelieved, sitesFresh, clock, decide })

  return { check, standing, answer, areSitesFresh }

  function answer(asked: OwnerQuestion): OwnerAnswer {
    return isStandingQuestion(asked) ? standing(asked.userId, asked.companyId) : verdict(asked)
  }

  function standing(userId: Uint8Array, companyId: Uint8Array): FoundStanding {
    const now = clock()
    if (!isBelieved(facts.shardOf(companyId), now)) return 'unknown'
    const isOnSites = grants.isOnSites(grants.user(userId), grants.company(companyId))
    if (isOnSites && !areSitesFresh(now)) return 'unknown'
    return grants.membership(userId, companyId) ?? 'not-found'
  }

  function areSitesFresh(now: number): boolean {
    return allShards.every((shard) => sitesFresh(shard, now))
  }

  function verdict({ permission, userId, companyId, about }: Question): Verdict {
    const answer = check.inCompany(permissionNumber[permission], userId, companyId, about)
    if (answer === ALLOWED) return 'allowed'
    if (answer === UNKNOWN) return 'unknown'
    // The denial is certain, but its reason may rest on rows of sites that may not be believed: a user whose only site
    // role does not count any more has no role in the company.
    const membership = standing(userId, companyId)
    if (membership === 'unknown' || membership === 'not-found') return membership
    const { twoFactor, ...resource } = aboutOf(about)
    const decision = decide(permission, { ...membership, twoFactor }, resource)
    // The check above has denied it. This only finds the reason.
    return decision.allowed ? 'not-allowed' : decision.refusal
  }
}

const allShards = Array.from({ length: SHARDS }, (_, shard) => shard)
