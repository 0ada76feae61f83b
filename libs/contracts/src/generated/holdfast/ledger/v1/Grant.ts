import type { Long } from '@grpc/proto-loader';

export interface GrantInput {
  'request'?: (number | string | Long);
  'epoch'?: (string);
  'heads'?: (number | string | Long)[];
  'leaseMs'?: (number);
}

export interface Grant {
  'request': (number);
  'epoch': (string);
  'heads': (number)[];
  'leaseMs': (number);
}
