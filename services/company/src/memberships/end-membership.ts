import { accessToWire } from '@holdfast/access'
import { AccessChanged, type AccessChangedInput } from '@holdfast/contracts/company'
import type { Transaction } from '@holdfast/ledger'
import type { Membership } from './membership.ts'
import { type MembershipStore, noMemberFact } from './membership-store.ts'

/**
 * The one way in which a membership ends. What it left pending names it and so counts no more from here on, also if
 * the person joins again.
 */
export async function endMembership(
  { session, append }: Transaction,
  memberships: MembershipStore,
  membership: Membership,
  cause: AccessChangedInput['cause'],
): Promise<void> {
  await memberships.remove(membership, session)
  const { id: membershipId, companyId, userId, access } = membership
  const event = { companyId, userId, membershipId, before: accessToWire(access), cause }
  append(AccessChanged, event, [noMemberFact(membership)])
}
