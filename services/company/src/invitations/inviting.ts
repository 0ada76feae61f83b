import type { Decide, SiteSource } from '@holdfast/access'
import { memberOf } from '../access/standing.ts'
import type { Company } from '../companies/company.ts'
import { type Membership, rightsOver } from '../memberships/membership.ts'
import type { Invitation } from './invitation.ts'

/** The part of identity's description of a user on which their right to invite depends. */
interface Account {
  twoFactor: boolean
  disabled: boolean
}

/**
 * Whether the inviter may still give the access that the invitation offers. They must still have the membership with
 * which they sent it: if they leave and join again, the invitation stays void.
 * @param inviter the inviter's present membership in the company
 * @param account undefined when the inviter's account is deleted
 */
export function mayStillInvite(
  { decide, sites }: { decide: Decide; sites: SiteSource },
  company: Company,
  invitation: Invitation,
  inviter: Membership | undefined,
  account: Account | undefined,
): boolean {
  if (!inviter || inviter.id !== invitation.invitedBy.membershipId || !account || account.disabled) return false
  const member = memberOf({ company, membership: inviter }, sites)
  if (!member) return false
  const subject = { ...member.standing, twoFactor: account.twoFactor }
  return rightsOver(invitation.access, company.id).every(
    ({ permission, resource }) => decide(permission, subject, resource).allowed,
  )
}

/**
 * The account that is assumed for lists, letters and copied links, which do not ask identity. They give no access.
 * Accepting an invitation gives access, and it asks identity.
 */
export const assumedAccount: Account = { twoFactor: true, disabled: false }
