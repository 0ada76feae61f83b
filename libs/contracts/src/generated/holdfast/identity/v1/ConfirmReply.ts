import type { RenewedSessionInput as _holdfast_identity_v1_RenewedSessionInput, RenewedSession as _holdfast_identity_v1_RenewedSession } from '../../../holdfast/identity/v1/RenewedSession.ts';

export interface ConfirmReplyInput {
  'recoveryCodes'?: (string)[];
  'session'?: (_holdfast_identity_v1_RenewedSessionInput | null);
}

export interface ConfirmReply {
  'recoveryCodes': (string)[];
  'session': (_holdfast_identity_v1_RenewedSession | null);
}
