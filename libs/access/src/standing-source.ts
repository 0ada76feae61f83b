import type { SiteHolding, Standing } from './decide.ts'

/** What a source knows of one member of a company. */
export interface KnownMember {
  standing: Standing
  /**
   * Id of the membership, which is one stay of the user in the company. An API key counts only in the membership in
   * which it was made, so the two ids are compared. A replica of another service's facts leaves the id out to stay
   * small. Then the comparison has been made already: identity makes it at each call, before it accepts the key.
   */
  membershipId: string | undefined
}

/** One way to find out what a user is in a company at this moment. */
export interface StandingSource<Known extends KnownMember = KnownMember> {
  /**
   * Undefined for a user without a role in the company. The answer is at least as new as the call. Throws
   * `access-unknown` or `unavailable` if the source cannot say now.
   */
  find(userId: string, companyId: string): Promise<Known | undefined>
}

/** The facts about a site on which access depends. They come from the service that owns sites. */
export interface SiteFact extends Omit<SiteHolding, 'siteId'> {
  /** The company pays a premium staging add-on for the site. */
  paysPremiumStaging: boolean
}

/**
 * Says which company has a site. It answers from memory, at once, so that the caller can see whether the site moved
 * while a standing was looked up.
 */
export interface SiteSource {
  /** Undefined for a site that does not exist; `unknown` if the replica cannot say now: never take that for allowed. */
  onSite(siteId: string): SiteFact | undefined | 'unknown'
}
