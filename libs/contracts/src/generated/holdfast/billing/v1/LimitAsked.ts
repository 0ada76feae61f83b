import type { Long } from '@grpc/proto-loader';

export interface LimitAskedInput {
  'companyId'?: (string);
  'entitlementVersion'?: (number | string | Long);
}

export interface LimitAsked {
  'companyId': (string);
  'entitlementVersion': (number);
}
