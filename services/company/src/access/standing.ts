import type { KnownMember, SiteSource } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'
import type { Company } from '../companies/company.ts'
import { countingAccess, type Membership } from '../memberships/membership.ts'

/** A member, with the documents from which their standing is derived. */
export interface CompanyMember extends KnownMember {
  company: Company
  membership: Membership
}

/**
 * Roles on sites that the company no longer has do not count, although they may still stand in the document for a while.
 * Undefined if no role is left. Throws `access-unknown` if the facts of sites cannot say now.
 */
export function memberOf(
  { company, membership }: { company: Company; membership: Membership },
  sites: SiteSource,
): CompanyMember | undefined {
  const access = present(membership, sites)?.access
  if (!access) return undefined
  const { state, requireTwoFactor } = company
  const standing = {
    companyId: company.id,
    company: { state, requireTwoFactor },
    isOwner: company.ownerId === membership.userId,
    access,
  }
  return { standing, membershipId: membership.id, company, membership }
}

/**
 * The membership with the roles that count now. Undefined if there is none, or no role is left. Throws `access-unknown`.
 */
export function present(membership: Membership | undefined, sites: SiteSource): Membership | undefined {
  const access = membership && countingAccess(membership, (siteId) => siteNow(sites, siteId))
  return access && { ...membership, access }
}

/** Which company has the site now; undefined if there is no such site. Throws `access-unknown`. */
export function siteNow(sites: SiteSource, siteId: string) {
  const fact = sites.onSite(siteId)
  if (fact === 'unknown') throw new DomainError('access-unknown')
  return fact
}
