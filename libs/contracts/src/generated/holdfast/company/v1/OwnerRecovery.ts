import type { Long } from '@grpc/proto-loader';

export interface OwnerRecoveryInput {
  'newOwnerId'?: (string);
  'effectiveAt'?: (number | string | Long);
}

export interface OwnerRecovery {
  'newOwnerId': (string);
  'effectiveAt': (number);
}
