import { type Access, accessFromWire, accessToWire, type CompanyRole, type SiteGrant } from '@holdfast/access'
import type {
  ChangeMembersRequest,
  ListMembersRequest,
  MemberInput,
  Access as WireAccess,
} from '@holdfast/contracts/company'
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

/** Undefined if members with any role are wanted. */
export function readCompanyRole(wire: ListMembersRequest['companyRole']): CompanyRole | undefined {
  const access = accessFromWire({ companyRole: wire } as WireAccess)
  return access && 'companyRole' in access ? access.companyRole : undefined
}

const MOST = 200

/** Whom a bulk change is about, each once, and what is to be done. */
export function readBulk({
  add,
  remove,
}: ChangeMembersRequest): { userIds: string[] } & ({ add: SiteGrant[] } | { remove: string[] }) {
  const userIds = [...new Set((add ?? remove)?.userIds ?? [])]
  if (!isSome(userIds)) throw notRead(add ? '/add/userIds' : '/remove/userIds', `must be 1 to ${MOST} users`)
  if (add) {
    const access = accessFromWire({ siteRoles: { grants: add.siteRoles } } as WireAccess)
    if (access && 'siteRoles' in access) return { userIds, add: access.siteRoles }
    throw notRead('/add/siteRoles', 'names no known role')
  }
  const siteIds = remove?.siteIds ?? []
  if (!isSome(siteIds)) throw notRead('/remove/siteIds', `must be 1 to ${MOST} sites`)
  return { userIds, remove: siteIds }
}

function isSome(list: string[]): boolean {
  return list.length > 0 && list.length <= MOST
}

function notRead(pointer: string, detail: string): DomainError {
  return new DomainError('bad-request', { errors: [{ pointer, detail }] })
}
