import type { Long } from '@grpc/proto-loader';

export interface AwaitInForceRequestInput {
  'epoch'?: (string);
  'shard'?: (number);
  'seq'?: (number | string | Long);
  'waitMs'?: (number);
}

export interface AwaitInForceRequest {
  'epoch': (string);
  'shard': (number);
  'seq': (number);
  'waitMs': (number);
}
