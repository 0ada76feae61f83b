import { type Access, accessFromWire, accessToWire } from '@holdfast/access'
import type { MemberInput, Access as WireAccess } from '@holdfast/contracts/company'
import type { UserDescription } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Membership } from './membership.ts'

/** @param user identity's description of the member; undefined if the caller may not see it, or the account is deleted */
export function memberToWire(membership: Membership, ownerId: string, user: UserDescription | undefined): MemberInput {
  return {
    userId: membership.userId,
    email: user?.email ?? '',
    fullName: user?.fullName ?? '',
    access: accessToWire(membership.access),
    isOwner: membership.userId === ownerId,
    twoFactor: user?.twoFactor ?? false,
    joinedAt: membership.joinedAt,
    version: membership.version,
  }
}

export function readAccess(wire: WireAccess | null | undefined): Access {
  const access = accessFromWire(wire)
  if (!access) throw new DomainError('bad-request', { errors: [{ pointer: '/access', detail: 'names no known role' }] })
  return access
}
