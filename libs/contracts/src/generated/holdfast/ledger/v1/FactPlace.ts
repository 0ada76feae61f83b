import type { Long } from '@grpc/proto-loader';

export interface FactPlaceInput {
  'table'?: (string);
  'key'?: (Buffer | Uint8Array | string);
  'shard'?: (number);
  'seq'?: (number | string | Long);
}

export interface FactPlace {
  'table': (string);
  'key': (Buffer);
  'shard': (number);
  'seq': (number);
}
