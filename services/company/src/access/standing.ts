import type { KnownMember } from '@holdfast/access'
import type { Company } from '../companies/company.ts'
import type { Membership } from '../memberships/membership.ts'

/** A member, with the documents from which their standing is derived. */
export interface CompanyMember extends KnownMember {
  company: Company
  membership: Membership
}

export function memberOf({ company, membership }: { company: Company; membership: Membership }): CompanyMember {
  const { state, requireTwoFactor } = company
  const standing = {
    companyId: company.id,
    // Until there is billing: every company has a plan.
    company: { state, hasPlan: true, requireTwoFactor },
    isOwner: company.ownerId === membership.userId,
    access: membership.access,
  }
  return { standing, membershipId: membership.id, company, membership }
}
