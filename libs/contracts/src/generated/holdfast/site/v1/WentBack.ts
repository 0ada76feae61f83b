import type { Long } from '@grpc/proto-loader';

export interface WentBackInput {
  'at'?: (number | string | Long);
  'reason'?: (string);
  '_reason'?: "reason";
}

export interface WentBack {
  'at': (number);
  'reason'?: (string);
  '_reason'?: "reason";
}
