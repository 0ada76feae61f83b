import type { Access } from '@holdfast/access'
import { normalEmail } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { type Company, stillOpen } from '../companies/company.ts'

interface Offer {
  id: string
  companyId: string
  /** As it was typed; null when it has been erased. */
  email: string | null
  access: Access
  /** Who vouches for it, and as which member: with the membership, the invitation ends. */
  invitedBy: { userId: string; membershipId: string }
  /** Which link is valid: each sending ends the links of those before. */
  attempt: number
  createdAt: number
  sentAt: number
  expiresAt: number
  version: number
}

export type PendingInvitation = Offer & { state: 'pending' }
/** How a link reached the invited person. Only a mailed one shows that the mailbox is theirs. */
export type LinkDelivery = 'mailed' | 'copied'

export type Invitation =
  | PendingInvitation
  | (Offer & { state: 'accepted'; endedAt: number; acceptedBy: string })
  | (Offer & { state: 'declined' | 'revoked' | 'expired'; endedAt: number })

/** How an invitation stands to somebody who looks now. Nobody has to note that it has expired. */
export type InvitationStanding = 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired' | 'void'

const LIFETIME_MS = 7 * 24 * 3_600_000

interface Sending {
  id: string
  email: string
  access: Access
  invitedBy: Offer['invitedBy']
  now: number
}

export function invite(company: Company, { now, ...offer }: Sending): PendingInvitation {
  checkInviting(company)
  const times = { createdAt: now, sentAt: now, expiresAt: now + LIFETIME_MS }
  return { ...offer, ...times, companyId: company.id, attempt: 1, version: 1, state: 'pending' }
}

/** A new link, good for another 7 days, vouched for by whoever sends it. Every link sent or copied before is void. */
export function resend(
  company: Company,
  invitation: Invitation,
  { invitedBy, now, pauseMs }: { invitedBy: Offer['invitedBy']; now: number; pauseMs: number },
): PendingInvitation {
  checkInviting(company)
  const pending = stillPending(invitation)
  const wait = pending.sentAt + pauseMs - now
  if (wait > 0) throw new DomainError('too-many-requests', { retryAfter: Math.ceil(wait / 1000) })
  const { attempt, version } = pending
  const times = { sentAt: now, expiresAt: now + LIFETIME_MS }
  return { ...pending, ...times, invitedBy, attempt: attempt + 1, version: version + 1 }
}

/**
 * How the invitation stands.
 * @param inviter.mayInvite decided now, for the membership that the invitation names
 */
export function invitationStanding(
  invitation: Invitation,
  inviter: { mayInvite: boolean },
  now: number,
): InvitationStanding {
  if (invitation.state !== 'pending') return invitation.state
  if (now >= invitation.expiresAt) return 'expired'
  return inviter.mayInvite ? 'pending' : 'void'
}

const refusals = {
  accepted: 'invitation-accepted',
  declined: 'invitation-declined',
  revoked: 'invitation-revoked',
  expired: 'invitation-expired',
  void: 'invitation-void',
} as const

/** Throws the reason why the invitation cannot be used now. */
export function checkUsable(
  company: Company,
  invitation: Invitation,
  inviter: { mayInvite: boolean },
  now: number,
): PendingInvitation {
  const open = stillOpen(company)
  const standing = invitationStanding(invitation, inviter, now)
  if (standing !== 'pending') throw new DomainError(refusals[standing])
  if (open.state === 'suspended') throw new DomainError('company-suspended')
  return invitation as PendingInvitation
}

/** Nobody but the invited person, whose address must be confirmed: a link may pass through many hands. */
export function checkAcceptor(
  invitation: Invitation,
  acceptor: { email: string; emailConfirmed: boolean } | undefined,
): void {
  const isInvited =
    acceptor && invitation.email !== null && normalEmail(invitation.email) === normalEmail(acceptor.email)
  if (!isInvited) throw new DomainError('invitation-other-address')
  if (!acceptor.emailConfirmed) throw new DomainError('email-not-confirmed')
}

export function accept(invitation: PendingInvitation, acceptedBy: string, now: number): Invitation {
  return { ...invitation, state: 'accepted', acceptedBy, endedAt: now, version: invitation.version + 1 }
}

export function decline(invitation: Invitation, now: number): Invitation {
  const pending = stillPending(invitation)
  if (now >= pending.expiresAt) throw new DomainError('invitation-expired')
  return end(pending, 'declined', now)
}

export function revokeInvitation(invitation: Invitation, now: number): Invitation {
  return end(stillPending(invitation), 'revoked', now)
}

/** Another invitation of the same address takes its place. */
export function replace(invitation: Invitation, now: number): Invitation {
  return end(stillPending(invitation), now >= invitation.expiresAt ? 'expired' : 'revoked', now)
}

function checkInviting(company: Company): void {
  if (stillOpen(company).state === 'suspended') throw new DomainError('company-suspended')
}

function stillPending(invitation: Invitation): PendingInvitation {
  if (invitation.state !== 'pending') throw new DomainError(refusals[invitation.state])
  return invitation
}

function end(pending: PendingInvitation, state: 'declined' | 'revoked' | 'expired', now: number): Invitation {
  return { ...pending, state, endedAt: now, version: pending.version + 1 }
}
