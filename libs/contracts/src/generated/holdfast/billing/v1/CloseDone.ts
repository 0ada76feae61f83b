import type { Long } from '@grpc/proto-loader';

export interface CloseDoneInput {
  'closeId'?: (string);
  'issued'?: (number | string | Long);
  'failed'?: (number | string | Long);
}

export interface CloseDone {
  'closeId': (string);
  'issued': (number);
  'failed': (number);
}
