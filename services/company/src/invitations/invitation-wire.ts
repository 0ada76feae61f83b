import { accessToWire } from '@holdfast/access'
import type { InvitationInput, InvitationState } from '@holdfast/contracts/company'
import type { Invitation, InvitationStanding } from './invitation.ts'

const states = {
  pending: 'INVITATION_STATE_PENDING',
  accepted: 'INVITATION_STATE_ACCEPTED',
  declined: 'INVITATION_STATE_DECLINED',
  revoked: 'INVITATION_STATE_REVOKED',
  expired: 'INVITATION_STATE_EXPIRED',
  // Its inviter may no longer invite, or its sites are gone. To the members who manage invitations, it looks as if it had been revoked.
  void: 'INVITATION_STATE_REVOKED',
  empty: 'INVITATION_STATE_REVOKED',
} as const

export function invitationToWire(invitation: Invitation, standing: InvitationStanding): InvitationInput {
  const { id, email, access, invitedBy, createdAt, expiresAt, version } = invitation
  return {
    invitationId: id,
    email: email ?? '',
    access: accessToWire(access),
    state: states[standing],
    invitedBy: invitedBy.userId,
    createdAt,
    expiresAt,
    version,
  }
}

/** The state that a list is asked for; undefined for all. */
export function readState(state: InvitationState): Invitation['state'] | undefined {
  return (['pending', 'accepted', 'declined', 'revoked', 'expired'] as const).find((one) => states[one] === state)
}
