import type { Long } from '@grpc/proto-loader';

export interface ReportDeliveryRequestInput {
  'shard'?: (number);
  'seq'?: (number | string | Long);
  'type'?: (string);
  'stream'?: (string);
  'requestId'?: (string);
  'accepted'?: (number);
  'refused'?: (number);
  'isLost'?: (boolean);
}

export interface ReportDeliveryRequest {
  'shard': (number);
  'seq': (number);
  'type': (string);
  'stream': (string);
  'requestId': (string);
  'accepted': (number);
  'refused': (number);
  'isLost': (boolean);
}
