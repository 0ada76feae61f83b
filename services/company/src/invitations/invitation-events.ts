import {
  InvitationAccepted,
  InvitationDeclined,
  InvitationLinkCopied,
  InvitationRevoked,
  InvitationSent,
} from '@holdfast/contracts/company'
import type { InvitationEvent } from './invitation.ts'

/** The contract's message for each event of an invitation. */
export const invitationEvents = {
  InvitationSent,
  InvitationLinkCopied,
  InvitationRevoked,
  InvitationAccepted,
  InvitationDeclined,
} satisfies Record<InvitationEvent['type'], object>
