import type { Long } from '@grpc/proto-loader';

export interface ParkedStreamInput {
  'owner'?: (string);
  'stream'?: (string);
  'entries'?: (number);
  'error'?: (string);
  'since'?: (number | string | Long);
}

export interface ParkedStream {
  'owner': (string);
  'stream': (string);
  'entries': (number);
  'error': (string);
  'since': (number);
}
