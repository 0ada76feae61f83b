import type { Long } from '@grpc/proto-loader';

export interface OrphanInput {
  'hostId'?: (string);
  'environmentId'?: (string);
  'itemId'?: (string);
  'foundAt'?: (number | string | Long);
  'deletedAt'?: (number | string | Long);
  '_itemId'?: "itemId";
  '_deletedAt'?: "deletedAt";
}

export interface Orphan {
  'hostId': (string);
  'environmentId': (string);
  'itemId'?: (string);
  'foundAt': (number);
  'deletedAt'?: (number);
  '_itemId'?: "itemId";
  '_deletedAt'?: "deletedAt";
}
