import type { Long } from '@grpc/proto-loader';

export interface UpdateEnvironmentRequestInput {
  'environmentId'?: (string);
  'closedByPassword'?: (boolean);
  'indexing'?: (boolean);
  'ifVersion'?: (number | string | Long);
  '_closedByPassword'?: "closedByPassword";
  '_indexing'?: "indexing";
  '_ifVersion'?: "ifVersion";
}

export interface UpdateEnvironmentRequest {
  'environmentId': (string);
  'closedByPassword'?: (boolean);
  'indexing'?: (boolean);
  'ifVersion'?: (number);
  '_closedByPassword'?: "closedByPassword";
  '_indexing'?: "indexing";
  '_ifVersion'?: "ifVersion";
}
