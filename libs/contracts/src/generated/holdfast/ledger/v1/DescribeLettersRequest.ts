import type { Long } from '@grpc/proto-loader';

export interface DescribeLettersRequestInput {
  'type'?: (string);
  'stream'?: (string);
  'requestId'?: (string);
  'shard'?: (number);
  'seq'?: (number | string | Long);
}

export interface DescribeLettersRequest {
  'type': (string);
  'stream': (string);
  'requestId': (string);
  'shard': (number);
  'seq': (number);
}
