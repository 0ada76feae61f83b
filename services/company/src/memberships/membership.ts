import {
  type Access,
  accessToWire,
  isSameAccess,
  type PermissionId,
  type Resource,
  type SiteFact,
} from '@holdfast/access'
import type { AccessInput } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type Company, stillOpen } from '../companies/company.ts'

export interface Membership {
  /**
   * A person who joins again gets a new one, so that invitations and keys that name the earlier membership do not
   * become valid again.
   */
  id: string
  companyId: string
  userId: string
  access: Access
  joinedAt: number
  version: number
}

/**
 * The fields are those of the message in the contract, without the ids of company, user and membership: the store adds
 * them. `before` is absent for a person who joins, `after` for a member who goes.
 */
export interface MembershipEvent {
  type: 'AccessChanged'
  before?: AccessInput
  after?: AccessInput
  cause: 'CAUSE_INVITATION' | 'CAUSE_CHANGED' | EndCause
  invitationId?: string
}

type EndCause = 'CAUSE_REMOVED' | 'CAUSE_LEFT' | 'CAUSE_ERASED'

/** What a rule decided: the membership afterwards, and what happened. Without an event nothing has changed. */
export interface MembershipDecision {
  membership: Membership
  events: MembershipEvent[]
}

/** A rule decided that this membership ends. */
export interface MembershipEnding {
  ended: Membership
  events: MembershipEvent[]
}

/** The part of the access that counts now: roles on the company's present sites, in their present tenure. */
export function countingAccess(
  { companyId, access }: Pick<Membership, 'companyId' | 'access'>,
  siteOf: (siteId: string) => SiteFact | undefined,
): Access | undefined {
  if ('companyRole' in access) return access
  const siteRoles = access.siteRoles.filter(({ siteId, tenure }) => {
    const site = siteOf(siteId)
    return site?.companyId === companyId && site.tenure === tenure
  })
  return siteRoles.length > 0 ? { siteRoles } : undefined
}

/** The permission that a member needs to give, change or take away an access. */
export function permissionOver(access: Access): PermissionId {
  return 'companyRole' in access ? 'members.manage' : 'site-members.manage'
}

/** What a member needs to give, change or take away an access in the company: all of these. */
export function rightsOver(access: Access, companyId: string): { permission: PermissionId; resource?: Resource }[] {
  if ('companyRole' in access) return [{ permission: 'members.manage' }]
  return access.siteRoles.map(({ siteId, tenure }) => ({
    permission: 'site-members.manage',
    resource: { site: { siteId, companyId, tenure } },
  }))
}

/** Until there are sites: nobody can be given a role on one. */
export function withoutSites(access: Access): Access {
  if ('siteRoles' in access) throw new DomainError('sites-not-available')
  return access
}

/**
 * The invited person becomes a member. Throws `already-member`.
 * @param present that person's membership in the company, if they have one
 */
export function join(
  invitation: { id: string; companyId: string; access: Access },
  present: Membership | undefined,
  { id, userId, now }: { id: string; userId: string; now: number },
): MembershipDecision {
  if (present) throw new DomainError('already-member')
  const { companyId, access, id: invitationId } = invitation
  return {
    membership: { id, companyId, userId, access, joinedAt: now, version: 1 },
    events: [{ type: 'AccessChanged', after: accessToWire(access), cause: 'CAUSE_INVITATION', invitationId }],
  }
}

/** Throws `owner-cannot-be-removed` for the owner, even when nothing would change; `own-access` for the caller. */
export function changeAccess(
  membership: Membership,
  access: Access,
  { company, actorId }: { company: Company; actorId: string },
): MembershipDecision {
  checkOther(membership, { company, actorId })
  if (isSameAccess(membership.access, access)) return { membership, events: [] }
  const [before, after] = [accessToWire(membership.access), accessToWire(access)]
  return {
    membership: { ...membership, access, version: membership.version + 1 },
    events: [{ type: 'AccessChanged', before, after, cause: 'CAUSE_CHANGED' }],
  }
}

/** Another member ends the membership. Throws `owner-cannot-be-removed`, `own-access`. */
export function remove(membership: Membership, by: { company: Company; actorId: string }): MembershipEnding {
  checkOther(membership, by)
  return end(membership, 'CAUSE_REMOVED')
}

/** The member ends their own membership. Throws `company-closed`, `owner-cannot-leave`. */
export function leaveCompany(membership: Membership, company: Company): MembershipEnding {
  stillOpen(company)
  if (membership.userId === company.ownerId) throw new DomainError('owner-cannot-leave')
  return end(membership, 'CAUSE_LEFT')
}

/**
 * The member's account is being deleted. The owner of a closed company stays in it, so that its record says who owned
 * it: by an id that no longer leads to a name. The owner of an open company cannot delete their account.
 * @returns undefined for the owner
 */
export function eraseMember(membership: Membership, company: Company): MembershipEnding | undefined {
  return membership.userId === company.ownerId ? undefined : end(membership, 'CAUSE_ERASED')
}

function checkOther(membership: Membership, { company, actorId }: { company: Company; actorId: string }): void {
  if (membership.userId === company.ownerId) throw new DomainError('owner-cannot-be-removed')
  if (membership.userId === actorId) throw new DomainError('own-access')
}

/** Invitations and keys that name this membership stop working with it, also if the person joins again. */
function end(membership: Membership, cause: EndCause): MembershipEnding {
  return { ended: membership, events: [{ type: 'AccessChanged', before: accessToWire(membership.access), cause }] }
}
