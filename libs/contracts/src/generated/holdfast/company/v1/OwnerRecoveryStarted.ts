import type { Long } from '@grpc/proto-loader';

export interface OwnerRecoveryStartedInput {
  'companyId'?: (string);
  'newOwnerId'?: (string);
  'effectiveAt'?: (number | string | Long);
  'reason'?: (string);
}

export interface OwnerRecoveryStarted {
  'companyId': (string);
  'newOwnerId': (string);
  'effectiveAt': (number);
  'reason': (string);
}
