import type { Long } from '@grpc/proto-loader';

export interface ReadRequestInput {
  'shard'?: (number);
  'after'?: (number | string | Long);
  'limit'?: (number);
}

export interface ReadRequest {
  'shard': (number);
  'after': (number);
  'limit': (number);
}
