import type { Invitation, InvitationState } from '@holdfast/contracts/company'
import { type Static, Type } from 'typebox'
import { AccessOut, accessView } from '../../schemas/access.ts'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'

export const StateSchema = OneOf(['pending', 'accepted', 'declined', 'revoked', 'expired'])

const states: Record<InvitationState, Static<typeof StateSchema>> = {
  INVITATION_STATE_UNSPECIFIED: 'pending',
  INVITATION_STATE_PENDING: 'pending',
  INVITATION_STATE_ACCEPTED: 'accepted',
  INVITATION_STATE_DECLINED: 'declined',
  INVITATION_STATE_REVOKED: 'revoked',
  INVITATION_STATE_EXPIRED: 'expired',
}

export const InvitationSchema = Type.Object({
  invitationId: IdOut,
  email: Type.String(),
  access: AccessOut,
  state: StateSchema,
  invitedBy: IdOut,
  createdAt: Time,
  expiresAt: Time,
})

export function invitationView(invitation: Invitation): Static<typeof InvitationSchema> {
  const { invitationId, email, access, state, invitedBy, createdAt, expiresAt } = invitation
  return {
    invitationId,
    email,
    access: accessView(access),
    state: states[state],
    invitedBy,
    createdAt: time(createdAt),
    expiresAt: time(expiresAt),
  }
}

export function stateMessage(state: Static<typeof StateSchema>): InvitationState {
  return `INVITATION_STATE_${state.toUpperCase() as Uppercase<typeof state>}`
}
