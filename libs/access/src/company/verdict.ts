import { idText, SHARDS } from '@holdfast/contracts'
import { type Decide, type Decision, isGivenByRole, type Resource } from '../decide.ts'
import {
  ABOUT,
  ALLOWED,
  type Check,
  type CheckAnswer,
  createCheck,
  DENIED,
  type Fresh,
  permissionNumber,
  UNKNOWN,
} from '../grants/check.ts'
import { isAbout } from '../permissions.ts'
import type { CompanyFacts } from './company-facts.ts'
import {
  aboutOf,
  isStandingQuestion,
  type OwnerAnswer,
  type OwnerQuestion,
  type Question,
  type Verdict,
} from './question.ts'
import type { SiteFacts } from './site-facts.ts'
import type { FoundStanding } from './standing-wire.ts'

/**
 * A decision with its reasons. `not-found`: the user has no role in the company, or the company has no such site, or the
 * role of a refused user does not let them see the site.
 */
export type Explained = Decision | { allowed: false; refusal: 'not-found'; because: [] }

const notAllowed = { allowed: false, refusal: 'not-allowed', because: [] } as const satisfies Explained
export const notFound = { allowed: false, refusal: 'not-found', because: [] } as const satisfies Explained

/**
 * Answers questions from the rows in memory, each in one synchronous block.
 * @param options.fresh says in which shards of company's ledger the rows may be believed
 * @param options.sites the facts of sites, which have leases of their own; without them, nothing about sites is known
 */
export function createVerdict(options: {
  facts: CompanyFacts
  fresh: Fresh
  sites?: SiteFacts | undefined
  clock: () => number
  decide: Decide
}) {
  const { facts, fresh, sites, clock, decide } = options
  const { grants } = facts
  const isBelieved: Fresh = (shard, now) => facts.isReadable(shard) && fresh(shard, now)
  // Each replica measures its leases by its own clock.
  const sitesFresh: Fresh = (shard) => sites?.isFresh(shard, sites.now()) ?? false
  const check: Check = createCheck({ table: grants, companiesFresh: isBelieved, sitesFresh, clock, decide })

  return { check, standing, decided, explain, answer, areSitesFresh }

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

  function decided(question: Question): CheckAnswer {
    const { permission, userId, companyId, siteId, environmentId, about } = question
    const number = permissionNumber[permission]
    if (!siteId) return check.inCompany(number, userId, companyId, about)
    const now = clock()
    const site = siteIn(companyId, siteId, now)
    if (typeof site === 'string') return site === 'unknown' ? UNKNOWN : DENIED
    let bits = about
    if (environmentId) {
      const kind = sites?.kindOf(siteId, environmentId)
      if (!kind || !isAbout(permission, kind)) return DENIED
      bits = kind === 'live' ? about & ~ABOUT.staging : about | ABOUT.staging
    }
    return check.onSiteNumbered(number, grants.user(userId), site, bits, now)
  }

  function verdict(question: Question): Verdict {
    const answer = decided(question)
    if (answer === ALLOWED) return 'allowed'
    if (answer === UNKNOWN) return 'unknown'
    // The denial is certain, but its reason may rest on rows of sites that may not be believed: a user whose only site
    // role does not count any more has no role in the company.
    const explained = explain(question)
    if (explained === 'unknown') return 'unknown'
    // The check above has denied it. This only finds the reason.
    return explained.allowed ? 'not-allowed' : explained.refusal
  }

  function explain(question: Question): Explained | 'unknown' {
    const { permission, userId, companyId, about } = question
    const membership = standing(userId, companyId)
    if (membership === 'unknown') return 'unknown'
    if (membership === 'not-found') return notFound
    const place = placeOf(question)
    if (place === 'unknown') return 'unknown'
    if (place === 'not-found') return notFound
    const { here, isAboutIt } = place
    const { twoFactor, ...circumstances } = aboutOf(about)
    const resource = { ...circumstances, ...here }
    const decision = isAboutIt ? decide(permission, { ...membership, twoFactor }, resource) : notAllowed
    const isHidden = here.site && !isGivenByRole(decide, 'sites.see', membership, resource)
    return isHidden && !decision.allowed ? notFound : decision
  }

  /** What the facts of sites say of the place in question, and whether the permission can be about that place. */
  function placeOf(question: Question): { here: Resource; isAboutIt: boolean } | 'not-found' | 'unknown' {
    const { permission, companyId, siteId, environmentId } = question
    if (!siteId) return { here: {}, isAboutIt: true }
    const site = siteIn(companyId, siteId, clock())
    if (typeof site === 'string') return site
    const { paysPremiumStaging, ...holding } = grants.holding(siteId)!
    const here = { site: { siteId: idText(siteId), ...holding }, paysPremiumStaging }
    if (!environmentId) return { here, isAboutIt: true }
    const kind = sites?.kindOf(siteId, environmentId)
    if (!kind) return 'not-found'
    const environment = kind === 'live' ? 'live' : 'staging'
    return { here: { ...here, environment }, isAboutIt: isAbout(permission, kind) }
  }

  /** The number of the site, if the company has it. */
  function siteIn(companyId: Uint8Array, siteId: Uint8Array, now: number): number | 'not-found' | 'unknown' {
    const site = grants.site(siteId)
    if (!sitesFresh(site < 0 ? grants.shardOfSiteId(siteId) : grants.shardOfSite(site), now)) return 'unknown'
    return site < 0 || grants.companyOf(site) !== grants.company(companyId) ? 'not-found' : site
  }
}

const allShards = Array.from({ length: SHARDS }, (_, shard) => shard)
