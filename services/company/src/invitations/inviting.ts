import type { Decide, SiteSource } from '@holdfast/access'
import { memberOf, siteNow } from '../access/standing.ts'
import type { Company } from '../companies/company.ts'
import { countingAccess, type Membership, rightsOver } from '../memberships/membership.ts'
import type { Invitation, Offer } from './invitation.ts'

/** The part of identity's description of a user on which their right to invite depends. */
interface Account {
  twoFactor: boolean
  disabled: boolean
}

/**
 * What the invitation offers now, and whether the inviter may still give it: all of it. They must still have the
 * membership with which they sent it: if they leave and join again, the invitation stays void.
 * @param inviter the inviter's present membership in the company
 * @param account undefined when the inviter's account is deleted
 */
export function offerOf(
  { decide, sites }: { decide: Decide; sites: SiteSource },
  company: Company,
  invitation: Invitation,
  inviter: Membership | undefined,
  account: Account | undefined,
): Offer {
  const access = countingAccess(invitation, (siteId) => siteNow(sites, siteId))
  const isSameMember = inviter?.id === invitation.invitedBy.membershipId
  const member = isSameMember ? memberOf({ company, membership: inviter }, sites) : undefined
  if (!access || !member || !account || account.disabled) return { access, mayInvite: false }
  const subject = { ...member.standing, twoFactor: account.twoFactor }
  const mayInvite = rightsOver(access, company.id).every(
    ({ permission, resource }) => decide(permission, subject, resource).allowed,
  )
  return { access, mayInvite }
}

/**
 * The account that is assumed for lists, letters and copied links, which do not ask identity. They give no access.
 * Accepting an invitation gives access, and it asks identity.
 */
export const assumedAccount: Account = { twoFactor: true, disabled: false }
