import type { RenewedSessionInput as _holdfast_identity_v1_RenewedSessionInput, RenewedSession as _holdfast_identity_v1_RenewedSession } from '../../../holdfast/identity/v1/RenewedSession.ts';
import type { Long } from '@grpc/proto-loader';

export interface ProveReplyInput {
  'provenAt'?: (number | string | Long);
  'session'?: (_holdfast_identity_v1_RenewedSessionInput | null);
}

export interface ProveReply {
  'provenAt': (number);
  'session': (_holdfast_identity_v1_RenewedSession | null);
}
