import {
  type Access,
  accessToWire,
  isSameAccess,
  type PermissionId,
  type Resource,
  type SiteFact,
  type SiteGrant,
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

type EndCause = 'CAUSE_REMOVED' | 'CAUSE_LEFT' | 'CAUSE_ERASED' | 'CAUSE_SITE_GONE'

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

/** Why somebody with this membership cannot be given the access by an invitation; undefined if they can. */
export function whyNotInvited(
  access: Access,
  present: Membership | undefined,
): 'already-member' | 'has-company-role' | undefined {
  if (!present) return undefined
  if ('companyRole' in access) return 'already-member'
  if ('companyRole' in present.access) return 'has-company-role'
  return added(present.access.siteRoles, access.siteRoles).length > 0 ? undefined : 'already-member'
}

/** The offered roles that are more than what somebody has. */
function added(roles: SiteGrant[], offered: SiteGrant[]): SiteGrant[] {
  const bySite = new Map(roles.map(({ siteId, role }) => [siteId, role]))
  return offered.filter(({ siteId, role }) => {
    const present = bySite.get(siteId)
    return !present || (role === 'administrator' && present !== role)
  })
}

/**
 * The invited person becomes a member. Who is one by site roles gets the offered ones too; of two roles on one site they
 * have the higher one. Throws `already-member`, `has-company-role`.
 * @param present that person's membership in the company, if they have one
 */
export function join(
  invitation: { id: string; companyId: string; access: Access },
  present: Membership | undefined,
  { id, userId, now }: { id: string; userId: string; now: number },
): MembershipDecision {
  const { companyId, access, id: invitationId } = invitation
  const refusal = whyNotInvited(access, present)
  if (refusal) throw new DomainError(refusal)
  if (present && 'siteRoles' in access) {
    const roles = siteRolesOf(present)
    const siteRoles = replaced(roles, added(roles, access.siteRoles))
    return changed(present, { siteRoles }, { cause: 'CAUSE_INVITATION', invitationId })
  }
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
  return changed(membership, access, { cause: 'CAUSE_CHANGED' })
}

/** The member has these roles on these sites, beside those on others. Throws `has-company-role`, `own-access`. */
export function giveSiteRoles(
  membership: Membership,
  given: SiteGrant[],
  by: { company: Company; actorId: string },
): MembershipDecision {
  checkOther(membership, by)
  return changed(membership, { siteRoles: replaced(siteRolesOf(membership), given) }, { cause: 'CAUSE_CHANGED' })
}

/** The member has no role on these sites any more; without the last one the membership ends. Throws as `giveSiteRoles`. */
export function takeSiteRoles(
  membership: Membership,
  siteIds: string[],
  by: { company: Company; actorId: string },
): MembershipDecision | MembershipEnding {
  checkOther(membership, by)
  return withoutSites(membership, ({ siteId }) => siteIds.includes(siteId), 'CAUSE_REMOVED')
}

/** The member gives up their own role on the site. Throws `has-company-role`. */
export function leaveSite(membership: Membership, siteId: string): MembershipDecision | MembershipEnding {
  return withoutSites(membership, (grant) => grant.siteId === siteId, 'CAUSE_LEFT')
}

/** Takes away what stands there of roles on a site that is gone, in this tenure and earlier ones. */
export function tidySite(
  membership: Membership,
  { siteId, tenure }: { siteId: string; tenure: number },
): MembershipDecision | MembershipEnding {
  if ('companyRole' in membership.access) return { membership, events: [] }
  return withoutSites(membership, (grant) => grant.siteId === siteId && grant.tenure <= tenure, 'CAUSE_SITE_GONE')
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

/** No role counts any more: all of them are on sites that are gone. */
export function endOnGoneSites(membership: Membership): MembershipEnding {
  return end(membership, 'CAUSE_SITE_GONE')
}

function siteRolesOf({ access }: Membership): SiteGrant[] {
  if ('companyRole' in access) throw new DomainError('has-company-role')
  return access.siteRoles
}

/** The roles, with the given ones in place of those on the same sites. */
function replaced(roles: SiteGrant[], given: SiteGrant[]): SiteGrant[] {
  const bySite = new Map([...roles, ...given].map((grant) => [grant.siteId, grant]))
  return [...bySite.values()]
}

function withoutSites(
  membership: Membership,
  isTaken: (grant: SiteGrant) => boolean,
  cause: 'CAUSE_REMOVED' | 'CAUSE_LEFT' | 'CAUSE_SITE_GONE',
): MembershipDecision | MembershipEnding {
  const siteRoles = siteRolesOf(membership).filter((grant) => !isTaken(grant))
  return siteRoles.length === 0 ? end(membership, cause) : changed(membership, { siteRoles }, { cause })
}

function changed(
  membership: Membership,
  access: Access,
  why: Pick<MembershipEvent, 'cause' | 'invitationId'>,
): MembershipDecision {
  if (isSameAccess(membership.access, access)) return { membership, events: [] }
  const [before, after] = [accessToWire(membership.access), accessToWire(access)]
  return {
    membership: { ...membership, access, version: membership.version + 1 },
    events: [{ type: 'AccessChanged', before, after, ...why }],
  }
}

/** Invitations and keys that name this membership stop working with it, also if the person joins again. */
function end(membership: Membership, cause: EndCause): MembershipEnding {
  return { ended: membership, events: [{ type: 'AccessChanged', before: accessToWire(membership.access), cause }] }
}
