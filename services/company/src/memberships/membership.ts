import { type Access, isSameAccess, type PermissionId } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'
import { type Company, stillOpen } from '../companies/company.ts'

export interface Membership {
  /** New whenever somebody joins: what an earlier membership left pending does not count for the next one. */
  id: string
  companyId: string
  userId: string
  access: Access
  joinedAt: number
  version: number
}

/** What somebody needs to give, change or take away an access. */
export function permissionOver(access: Access): PermissionId {
  return 'companyRole' in access ? 'members.manage' : 'site-members.manage'
}

/** Until there are sites: nobody can be given a role on one. */
export function withoutSites(access: Access): Access {
  if ('siteRoles' in access) throw new DomainError('sites-not-available')
  return access
}

/** The membership with another access; the same one, when that changes nothing. */
export function changeAccess(
  membership: Membership,
  access: Access,
  { company, actorId }: { company: Company; actorId: string },
): Membership {
  if (membership.userId === company.ownerId) throw new DomainError('owner-cannot-be-removed')
  if (membership.userId === actorId) throw new DomainError('own-access')
  if (isSameAccess(membership.access, access)) return membership
  return { ...membership, access, version: membership.version + 1 }
}

/** May this membership be ended by somebody else? Throws the reason why not. */
export function checkRemoval(
  membership: Membership,
  { company, actorId }: { company: Company; actorId: string },
): void {
  if (membership.userId === company.ownerId) throw new DomainError('owner-cannot-be-removed')
  if (membership.userId === actorId) throw new DomainError('own-access')
}

/** May this member go? Throws the reason why not. */
export function checkLeave(membership: Membership, company: Company): void {
  stillOpen(company)
  if (membership.userId === company.ownerId) throw new DomainError('owner-cannot-leave')
}
