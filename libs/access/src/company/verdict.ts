import type { Decide } from '../decide.ts'
import { ALLOWED, type Check, createCheck, type Fresh, permissionNumber, UNKNOWN } from '../grants/check.ts'
import type { CompanyFacts } from './company-facts.ts'
import { aboutOf, type Question, type Verdict } from './question.ts'

/** Answers questions from the rows as they stand, in one synchronous block: `fresh` says in which shards it may. */
export function createVerdict(options: { facts: CompanyFacts; fresh: Fresh; clock: () => number; decide: Decide }) {
  const { facts, fresh, clock, decide } = options
  const { grants } = facts
  const check: Check = createCheck({
    table: grants,
    companiesFresh: (shard, now) => facts.isReadable(shard) && fresh(shard, now),
    // No ledger of sites is followed yet.
    sitesFresh: () => false,
    clock,
    decide,
  })

  return { check, verdict }

  function verdict({ permission, userId, companyId, about }: Question): Verdict {
    const answer = check.inCompany(permissionNumber[permission], userId, companyId, about)
    if (answer === ALLOWED) return 'allowed'
    if (answer === UNKNOWN) return 'unknown'
    const membership = grants.membership(userId, companyId)
    if (!membership) return 'not-found'
    const { twoFactor, ...resource } = aboutOf(about)
    const decision = decide(permission, { ...membership, twoFactor }, resource)
    // The table has spoken: this only says why.
    return decision.allowed ? 'not-allowed' : decision.refusal
  }
}
