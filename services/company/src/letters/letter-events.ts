import type { Access, Decide, SiteGrant, SiteRole, SiteSource } from '@holdfast/access'
import { accessFromWire } from '@holdfast/access'
import {
  AccessChanged,
  CompanyClosed,
  CompanyRestored,
  CompanySuspended,
  InvitationSent,
  OwnerRecoveryStarted,
  OwnerRecoveryStopped,
  OwnershipTransferred,
  SuspensionReasonsChanged,
} from '@holdfast/contracts/company'
import { letterEvent, letterEvents } from '@holdfast/ledger'
import type { LinkTokens } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Company } from '../companies/company.ts'
import { invitationStanding, type LinkDelivery } from '../invitations/invitation.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import { assumedAccount, offerOf } from '../invitations/inviting.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { letter, type RoleName, type Templates } from './letter.ts'

/** What a letter is written from, besides the event. */
export interface Occasion {
  /** As it is at the moment of sending. */
  company: Company
  /** The user who caused the event; empty if no user did. */
  actorUserId: string
  /** All other reads must use it, so that they see the same moment as `company`. */
  session: ClientSession
  decide: Decide
  sites: SiteSource
  /** The names of the company's sites, in one text; empty if none of them is there any more. */
  namesOf(siteIds: string[]): Promise<string>
  memberships: Pick<MembershipStore, 'find' | 'findAll' | 'withRole'>
  invitations: Pick<InvitationStore, 'find'>
  links: LinkTokens<LinkDelivery>
}

/** The events whose entries ask for letters, each with the function that writes them at the moment of sending. */
export const companyLetters = letterEvents<Occasion>(
  letterEvent(InvitationSent, invitationSent),
  // A person who joined or left did so themself, and needs no letter about it.
  letterEvent(AccessChanged, accessChanged, ({ cause }) => cause === 'CAUSE_CHANGED' || cause === 'CAUSE_REMOVED'),
  letterEvent(OwnershipTransferred, ownershipTransferred),
  letterEvent(OwnerRecoveryStarted, recoveryStarted),
  letterEvent(OwnerRecoveryStopped, recoveryStopped),
  // What comes of not paying, billing tells.
  letterEvent(CompanySuspended, suspended, ({ because }) => !because.includes('SUSPENSION_REASON_UNPAID')),
  letterEvent(SuspensionReasonsChanged, suspended, ({ joined }) => joined === 'SUSPENSION_REASON_OPERATOR'),
  letterEvent(CompanyRestored, restored, ({ lifted }) => lifted !== 'SUSPENSION_REASON_UNPAID'),
  letterEvent(CompanyClosed, closed),
)

// One event in a huge company must not cause thousands of mails.
const MOST_RECIPIENTS = 200
const ADMINISTRATORS = ['administrator']
const PAYING = ['administrator', 'billing']

async function invitationSent({ invitationId, attempt }: InvitationSent, occasion: Occasion) {
  const { company, session, decide, sites, memberships, invitations, links, namesOf } = occasion
  const invitation = await invitations.find(invitationId, session)
  if (!invitation?.email || invitation.attempt !== attempt || company.state !== 'active') return []
  const { invitedBy, expiresAt, email } = invitation
  const inviter = await memberships.find(company.id, invitedBy.userId, session)
  const offer = offerOf({ decide, sites }, company, invitation, inviter, assumedAccount)
  if (invitationStanding(invitation, offer, Date.now()) !== 'pending') return []
  return [
    letter({ email, languageOfUserId: invitedBy.userId }, 'invitation', {
      companyName: company.name,
      inviterUserId: invitedBy.userId,
      role: roleOf(offer.access ?? invitation.access),
      ...(offer.access && 'siteRoles' in offer.access && { siteName: await namesOf(siteIdsOf(offer.access)) }),
      expiresAt: String(expiresAt),
      token: links.write({ purpose: 'mailed', id: invitationId, attempt }),
    }),
  ]
}

async function accessChanged(event: AccessChanged, occasion: Occasion) {
  const { company, actorUserId, session, memberships } = occasion
  const { userId, membershipId, before, after, cause } = event
  const values = { companyName: company.name, actorUserId }
  // A removed person is told of the removal, although they may read nothing else about the company any more.
  if (cause === 'CAUSE_REMOVED' && !after) return [letter({ userId }, 'member-removed', values)]
  const [former, present] = [accessFromWire(before), accessFromWire(after)]
  const isStillMember = (await memberships.find(company.id, userId, session))?.id === membershipId
  if (!former || !present || !isStillMember) return []
  if ('siteRoles' in former && 'siteRoles' in present) {
    return siteRolesChanged({ userId, former: former.siteRoles, present: present.siteRoles }, values, occasion)
  }
  return [letter({ userId }, 'role-changed', { ...values, role: roleOf(present), formerRole: roleOf(former) })]
}

/** One letter for each role that the member got, and one for the sites that they lost. */
async function siteRolesChanged(
  { userId, former, present }: { userId: string; former: SiteGrant[]; present: SiteGrant[] },
  values: { companyName: string; actorUserId: string },
  { namesOf }: Occasion,
) {
  const before = new Map(former.map(({ siteId, role }) => [siteId, role]))
  const now = new Set(present.map(({ siteId }) => siteId))
  const got = (role: SiteRole) => present.filter((grant) => grant.role === role && before.get(grant.siteId) !== role)
  const letters = [
    ...(['administrator', 'developer'] as const).map((role) => ({ role, grants: got(role) })),
    { role: undefined, grants: former.filter(({ siteId }) => !now.has(siteId)) },
  ]
  const written = await Promise.all(
    letters.map(async ({ role, grants }) => {
      const siteName = await namesOf(grants.map(({ siteId }) => siteId))
      if (siteName === '') return []
      return role
        ? letter({ userId }, 'added-to-site', { ...values, siteName, role })
        : letter({ userId }, 'removed-from-site', { ...values, siteName })
    }),
  )
  return written.flat()
}

function siteIdsOf({ siteRoles }: { siteRoles: SiteGrant[] }): string[] {
  return siteRoles.map(({ siteId }) => siteId)
}

async function ownershipTransferred(event: OwnershipTransferred, occasion: Occasion) {
  const { fromUserId, toUserId, byOperator } = event
  const { company, session, memberships } = occasion
  const { id, name: companyName } = company
  const values = { companyName, formerOwnerUserId: fromUserId, newOwnerUserId: toUserId }
  if (byOperator) return toAll(occasion, ADMINISTRATORS, 'ownership-recovered', values)
  const members = await memberships.findAll(id, [fromUserId, toUserId], session)
  return members.map(({ userId }) =>
    userId === toUserId
      ? letter({ userId }, 'ownership-received', { companyName, formerOwnerUserId: fromUserId })
      : letter({ userId }, 'ownership-handed-over', { companyName, newOwnerUserId: toUserId }),
  )
}

async function recoveryStarted({ newOwnerId, effectiveAt }: OwnerRecoveryStarted, occasion: Occasion) {
  const { company } = occasion
  const recovery = company.state !== 'closed' && company.ownerRecovery
  if (!recovery || recovery.effectiveAt !== effectiveAt) return []
  return toAll(occasion, ADMINISTRATORS, 'owner-recovery-started', {
    companyId: company.id,
    companyName: company.name,
    newOwnerUserId: newOwnerId,
    effectiveAt: String(effectiveAt),
  })
}

async function recoveryStopped({ newOwnerId, cause }: OwnerRecoveryStopped, occasion: Occasion) {
  const { name: companyName, state } = occasion.company
  // Another letter tells these people that the company was closed.
  if (state === 'closed') return []
  const why = cause === 'CAUSE_OBJECTED' ? 'objected' : 'impossible'
  const values = { companyName, newOwnerUserId: newOwnerId, cause: why }
  return toAll(occasion, ADMINISTRATORS, 'owner-recovery-stopped', values)
}

async function suspended({ reason }: CompanySuspended | SuspensionReasonsChanged, occasion: Occasion) {
  const { company } = occasion
  const stands = company.state === 'suspended' && company.suspendedBecause.includes('operator')
  const { name: companyName } = company
  return stands ? toAll(occasion, PAYING, 'company-suspended', { companyName, reason }) : []
}

async function restored(_: CompanyRestored, occasion: Occasion) {
  const { name: companyName, state } = occasion.company
  return state === 'active' ? toAll(occasion, PAYING, 'company-restored', { companyName }) : []
}

async function closed(_: CompanyClosed, occasion: Occasion) {
  const { company, actorUserId } = occasion
  return toAll(occasion, PAYING, 'company-closed', { companyName: company.name, actorUserId })
}

async function toAll<Name extends keyof Templates>(
  { company, session, memberships }: Occasion,
  roles: string[],
  template: Name,
  values: Parameters<typeof letter<Name>>[2],
) {
  const userIds = await memberships.withRole(company.id, roles, MOST_RECIPIENTS, session)
  return userIds.map((userId) => letter({ userId }, template, values))
}

function roleOf(access: Access): RoleName {
  return 'companyRole' in access ? access.companyRole : 'sites'
}
