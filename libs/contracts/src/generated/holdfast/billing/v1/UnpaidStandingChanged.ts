import type { Long } from '@grpc/proto-loader';

export interface UnpaidStandingChangedInput {
  'companyId'?: (string);
  'unpaid'?: (boolean);
  'version'?: (number | string | Long);
}

export interface UnpaidStandingChanged {
  'companyId': (string);
  'unpaid': (boolean);
  'version': (number);
}
