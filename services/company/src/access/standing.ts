import type { Standing } from '@holdfast/access'
import type { Company } from '../companies/company.ts'
import type { Membership } from '../memberships/membership.ts'

/** What the table is asked about. */
export function standingOf(member: { company: Company; membership: Membership; twoFactor: boolean }): Standing {
  const { company, membership, twoFactor } = member
  return {
    companyId: company.id,
    company: { state: company.state, hasPlan: true, requireTwoFactor: company.requireTwoFactor },
    isOwner: company.ownerId === membership.userId,
    access: membership.access,
    twoFactor,
  }
}
