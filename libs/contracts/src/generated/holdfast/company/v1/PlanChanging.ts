import type { Long } from '@grpc/proto-loader';

export interface PlanChangingInput {
  'companyId'?: (string);
  'changeId'?: (string);
  'toPlanId'?: (string);
  'entitlementVersion'?: (number | string | Long);
}

export interface PlanChanging {
  'companyId': (string);
  'changeId': (string);
  'toPlanId': (string);
  'entitlementVersion': (number);
}
