import { type Access, accessFromWire, accessToWire } from '@holdfast/access'
import type { MemberInput, Access as WireAccess } from '@holdfast/contracts/company'
import type { UserDescription } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Membership } from './membership.ts'

/** @param user who it is, as identity describes them; left out where the asker may not know, or nobody does any more */
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
