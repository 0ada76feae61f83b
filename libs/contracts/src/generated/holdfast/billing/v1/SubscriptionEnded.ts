import type { Long } from '@grpc/proto-loader';

export interface SubscriptionEndedInput {
  'companyId'?: (string);
  'entitlementVersion'?: (number | string | Long);
}

export interface SubscriptionEnded {
  'companyId': (string);
  'entitlementVersion': (number);
}
