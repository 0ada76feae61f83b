import type { Long } from '@grpc/proto-loader';

export interface LeaveInput {
  'replica'?: (string);
  'request'?: (number | string | Long);
}

export interface Leave {
  'replica': (string);
  'request': (number);
}
