import type { Long } from '@grpc/proto-loader';

export interface AppliedInput {
  'shard'?: (number);
  'seq'?: (number | string | Long);
  'epoch'?: (string);
}

export interface Applied {
  'shard': (number);
  'seq': (number);
  'epoch': (string);
}
