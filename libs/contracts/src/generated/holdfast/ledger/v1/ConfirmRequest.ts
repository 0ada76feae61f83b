import type { Long } from '@grpc/proto-loader';

export interface ConfirmRequestInput {
  'registration'?: (string);
  'epoch'?: (string);
  'shard'?: (number);
  'seq'?: (number | string | Long);
  'waitMs'?: (number);
  'request'?: (number | string | Long);
}

export interface ConfirmRequest {
  'registration': (string);
  'epoch': (string);
  'shard': (number);
  'seq': (number);
  'waitMs': (number);
  'request': (number);
}
