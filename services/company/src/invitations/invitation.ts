import { type Access, accessToWire } from '@holdfast/access'
import { normalEmail } from '@holdfast/contracts'
import type { AccessInput } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type Company, notClosing } from '../companies/company.ts'

interface InvitationFields {
  id: string
  companyId: string
  /** The canonical form, to which mails go; as it was typed in rows of earlier releases; null when it was erased. */
  email: string | null
  access: Access
  /**
   * The member who sent it last. The invitation is void as soon as this membership no longer gives the right to invite.
   */
  invitedBy: { userId: string; membershipId: string }
  /** Counts the sendings. A link names its attempt, and only the links of the last one are valid. */
  attempt: number
  createdAt: number
  sentAt: number
  expiresAt: number
  version: number
}

export type PendingInvitation = InvitationFields & { state: 'pending' }
/** How a link reached the invited person. Only a mailed one proves that the mailbox is theirs. */
export type LinkDelivery = 'mailed' | 'copied'

export type Invitation =
  | PendingInvitation
  | (InvitationFields & { state: 'accepted'; endedAt: number; acceptedBy: string })
  | (InvitationFields & { state: 'declined' | 'revoked' | 'expired'; endedAt: number })

/**
 * The state of an invitation at a given moment. Expiry, `void` and `empty` are computed, and not stored when they occur.
 */
export type InvitationStanding = 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired' | 'void' | 'empty'

/** The fields are those of the message in the contract, without the ids of company and invitation: the store adds them. */
export type InvitationEvent =
  | { type: 'InvitationSent'; attempt: number; access: AccessInput; replaces?: string }
  | { type: 'InvitationLinkCopied' }
  | { type: 'InvitationRevoked' }
  | { type: 'InvitationAccepted'; userId: string }
  | { type: 'InvitationDeclined' }

/** What a rule decided: the invitation afterwards, and what happened. */
export interface InvitationDecision<I extends Invitation = Invitation> {
  invitation: I
  events: InvitationEvent[]
}

/** A new invitation, and the earlier one of the same address that it ended. */
export interface SentInvitation extends InvitationDecision<PendingInvitation> {
  replaced?: Invitation
}

const LIFETIME_MS = 7 * 24 * 3_600_000

interface Sending {
  id: string
  email: string
  access: Access
  invitedBy: InvitationFields['invitedBy']
  now: number
}

/** @param former the pending invitation of the same address, which the new one replaces */
export function invite(company: Company, { now, ...offer }: Sending, former?: Invitation): SentInvitation {
  checkInviting(company)
  const times = { createdAt: now, sentAt: now, expiresAt: now + LIFETIME_MS }
  return {
    invitation: { ...offer, ...times, companyId: company.id, attempt: 1, version: 1, state: 'pending' },
    ...(former && { replaced: replace(former, now) }),
    events: [{ type: 'InvitationSent', attempt: 1, access: accessToWire(offer.access), replaces: former?.id }],
  }
}

/** A new link, valid for 7 days. The member who sends it is the inviter from now on; all earlier links are void. */
export function resend(
  company: Company,
  invitation: Invitation,
  { invitedBy, now, pauseMs }: { invitedBy: InvitationFields['invitedBy']; now: number; pauseMs: number },
): InvitationDecision<PendingInvitation> {
  checkInviting(company)
  const pending = stillPending(invitation)
  const wait = pending.sentAt + pauseMs - now
  if (wait > 0) throw new DomainError('too-many-requests', { retryAfter: Math.ceil(wait / 1000) })
  const attempt = pending.attempt + 1
  const times = { sentAt: now, expiresAt: now + LIFETIME_MS }
  return {
    invitation: { ...pending, ...times, invitedBy, attempt, version: pending.version + 1 },
    events: [{ type: 'InvitationSent', attempt, access: accessToWire(pending.access) }],
  }
}

/** What an invitation offers now. */
export interface Offer {
  /** The access without the sites that are gone; undefined if none is left. */
  access: Access | undefined
  /** Whether the membership that the invitation names gives the right to give it now. */
  mayInvite: boolean
}

export function invitationStanding(invitation: Invitation, offer: Offer, now: number): InvitationStanding {
  if (invitation.state !== 'pending') return invitation.state
  if (now >= invitation.expiresAt) return 'expired'
  if (!offer.access) return 'empty'
  return offer.mayInvite ? 'pending' : 'void'
}

const refusals = {
  accepted: 'invitation-accepted',
  declined: 'invitation-declined',
  revoked: 'invitation-revoked',
  expired: 'invitation-expired',
  void: 'invitation-void',
  empty: 'invitation-empty',
} as const

/** The invitation with what it offers now. Throws a refusal that says why it cannot be used. */
export function checkUsable(company: Company, invitation: Invitation, offer: Offer, now: number): PendingInvitation {
  const open = notClosing(company)
  const standing = invitationStanding(invitation, offer, now)
  if (standing !== 'pending') throw new DomainError(refusals[standing])
  if (open.state === 'suspended') throw new DomainError('company-suspended')
  return { ...(invitation as PendingInvitation), access: offer.access! }
}

/** A member copies the link, to hand it over without a mail. Throws what `checkUsable` throws. */
export function copyLink(
  company: Company,
  invitation: Invitation,
  offer: Offer,
  now: number,
): InvitationDecision<PendingInvitation> {
  checkUsable(company, invitation, offer, now)
  return {
    invitation: invitation as PendingInvitation,
    events: [{ type: 'InvitationLinkCopied' }],
  }
}

/** A link may be forwarded, so only the user who has confirmed the invited address can accept. */
export function checkAcceptor(
  invitation: Invitation,
  acceptor: { email: string; emailConfirmed: boolean } | undefined,
): void {
  const isInvited =
    acceptor && invitation.email !== null && normalEmail(invitation.email) === normalEmail(acceptor.email)
  if (!isInvited) throw new DomainError('invitation-other-address')
  if (!acceptor.emailConfirmed) throw new DomainError('email-not-confirmed')
}

export function accept(invitation: PendingInvitation, userId: string, now: number): InvitationDecision {
  const { version } = invitation
  return {
    invitation: { ...invitation, state: 'accepted', acceptedBy: userId, endedAt: now, version: version + 1 },
    events: [{ type: 'InvitationAccepted', userId }],
  }
}

export function decline(invitation: Invitation, now: number): InvitationDecision {
  const pending = stillPending(invitation)
  if (now >= pending.expiresAt) throw new DomainError('invitation-expired')
  return { invitation: end(pending, 'declined', now), events: [{ type: 'InvitationDeclined' }] }
}

export function revokeInvitation(invitation: Invitation, now: number): InvitationDecision {
  return { invitation: end(stillPending(invitation), 'revoked', now), events: [{ type: 'InvitationRevoked' }] }
}

/** The account of the invited person is being deleted: the invitation ends, and its address is erased. */
export function revokeErased(invitation: Invitation, now: number): InvitationDecision {
  const { invitation: revoked, events } = revokeInvitation(invitation, now)
  return { invitation: { ...revoked, email: null }, events }
}

function replace(invitation: Invitation, now: number): Invitation {
  return end(stillPending(invitation), now >= invitation.expiresAt ? 'expired' : 'revoked', now)
}

function checkInviting(company: Company): void {
  if (notClosing(company).state === 'suspended') throw new DomainError('company-suspended')
}

function stillPending(invitation: Invitation): PendingInvitation {
  if (invitation.state !== 'pending') throw new DomainError(refusals[invitation.state])
  return invitation
}

function end(pending: PendingInvitation, state: 'declined' | 'revoked' | 'expired', now: number): Invitation {
  return { ...pending, state, endedAt: now, version: pending.version + 1 }
}
