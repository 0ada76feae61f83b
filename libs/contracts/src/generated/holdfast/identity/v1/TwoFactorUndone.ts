import type { Long } from '@grpc/proto-loader';

export interface TwoFactorUndoneInput {
  'userId'?: (string);
  'attempt'?: (number);
  'since'?: (number | string | Long);
}

export interface TwoFactorUndone {
  'userId': (string);
  'attempt': (number);
  'since': (number);
}
