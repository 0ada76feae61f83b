import type { Long } from '@grpc/proto-loader';

export interface RevokeInvitationsRequestInput {
  'userId'?: (string);
  'since'?: (number | string | Long);
}

export interface RevokeInvitationsRequest {
  'userId': (string);
  'since': (number);
}
