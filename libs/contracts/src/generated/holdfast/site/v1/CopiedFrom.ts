import type { Long } from '@grpc/proto-loader';

export interface CopiedFromInput {
  'environmentId'?: (string);
  'releaseId'?: (string);
  'at'?: (number | string | Long);
}

export interface CopiedFrom {
  'environmentId': (string);
  'releaseId': (string);
  'at': (number);
}
