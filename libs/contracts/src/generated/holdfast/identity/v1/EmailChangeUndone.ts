import type { Long } from '@grpc/proto-loader';

export interface EmailChangeUndoneInput {
  'userId'?: (string);
  'attempt'?: (number);
  'since'?: (number | string | Long);
}

export interface EmailChangeUndone {
  'userId': (string);
  'attempt': (number);
  'since': (number);
}
