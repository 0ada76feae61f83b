import type { RenewedSessionInput as _holdfast_identity_v1_RenewedSessionInput, RenewedSession as _holdfast_identity_v1_RenewedSession } from '../../../holdfast/identity/v1/RenewedSession.ts';

export interface ChangePasswordReplyInput {
  'session'?: (_holdfast_identity_v1_RenewedSessionInput | null);
}

export interface ChangePasswordReply {
  'session': (_holdfast_identity_v1_RenewedSession | null);
}
