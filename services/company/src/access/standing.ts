import type { Standing } from '@holdfast/access'
import type { Company } from '../companies/company.ts'
import type { Membership } from '../memberships/membership.ts'

/** What the table is asked about, as far as it is company's own to know. */
export type OwnStanding = Omit<Standing, 'twoFactor'>

export function standingOf({ company, membership }: { company: Company; membership: Membership }): OwnStanding {
  return {
    companyId: company.id,
    // Until there is billing: every company has a plan.
    company: { state: company.state, hasPlan: true, requireTwoFactor: company.requireTwoFactor },
    isOwner: company.ownerId === membership.userId,
    access: membership.access,
  }
}
