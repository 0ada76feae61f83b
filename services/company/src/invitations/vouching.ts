import type { Decide } from '@holdfast/access'
import { memberOf } from '../access/standing.ts'
import type { Company } from '../companies/company.ts'
import { type Membership, permissionOver } from '../memberships/membership.ts'
import type { Invitation } from './invitation.ts'

/** What identity says of a person, as far as a right to invite depends on it. */
interface Account {
  twoFactor: boolean
  disabled: boolean
}

/**
 * May whoever vouches for the invitation still give what it offers? Only as the member they were when they sent it:
 * a later membership of the same person does not revive it.
 * @param inviter that person's present membership in the company
 * @param account undefined when the person is gone
 */
export function isVouchedFor(
  decide: Decide,
  company: Company,
  invitation: Invitation,
  inviter: Membership | undefined,
  account: Account | undefined,
): boolean {
  if (!inviter || inviter.id !== invitation.invitedBy.membershipId || !account || account.disabled) return false
  const standing = { ...memberOf({ company, membership: inviter }).standing, twoFactor: account.twoFactor }
  return decide(permissionOver(invitation.access), standing).allowed
}

/** For lists and mails, which do not ask identity: nothing is given by them. */
export const unasked: Account = { twoFactor: true, disabled: false }
