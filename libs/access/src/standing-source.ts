import type { SiteHolding, Standing } from './decide.ts'

/** What a source knows of one member of a company. */
export interface KnownMember {
  standing: Standing
  /**
   * Which stay in the company it is. A key counts only in the one in which it was made, so whoever knows the id compares
   * them. A copy of another service's facts leaves it out to stay small: identity has then compared them, at this very
   * call, when it let the key in.
   */
  membershipId: string | undefined
}

/** One way to find out what a user is in a company at this moment. */
export interface StandingSource<Known extends KnownMember = KnownMember> {
  /**
   * Nothing for a user without a role there. What is found is not older than the call. Throws `access-unknown` when it
   * cannot be found out now, and `unavailable`.
   */
  find(userId: string, companyId: string): Promise<Known | undefined>
}

/** What the owner of sites tells of a site, as far as access depends on it. */
export interface SiteFact extends Omit<SiteHolding, 'siteId'> {
  /** The company pays a premium staging add-on for the site. */
  paysPremiumStaging: boolean
}

/** Where sites are: in memory, for it is looked at together with a standing. */
export interface SiteSource {
  /** Nothing for a site that does not exist; `unknown` when the copy cannot say, which is no permission. */
  onSite(siteId: string): SiteFact | undefined | 'unknown'
}
