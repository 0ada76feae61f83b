import type { Long } from '@grpc/proto-loader';

export interface LimitAnsweredInput {
  'companyId'?: (string);
  'isLowered'?: (boolean);
  'entitlementVersion'?: (number | string | Long);
}

export interface LimitAnswered {
  'companyId': (string);
  'isLowered': (boolean);
  'entitlementVersion': (number);
}
