import type { Long } from '@grpc/proto-loader';

export interface AppliedInput {
  'shard'?: (number);
  'seq'?: (number | string | Long);
}

export interface Applied {
  'shard': (number);
  'seq': (number);
}
