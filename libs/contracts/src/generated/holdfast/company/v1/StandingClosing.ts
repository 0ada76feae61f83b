import type { Long } from '@grpc/proto-loader';

export interface StandingClosingInput {
  'companyId'?: (string);
  'begunAt'?: (number | string | Long);
}

export interface StandingClosing {
  'companyId': (string);
  'begunAt': (number);
}
