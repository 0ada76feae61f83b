import type { Long } from '@grpc/proto-loader';

export interface PlanChangedInput {
  'companyId'?: (string);
  'fromPlanId'?: (string);
  'toPlanId'?: (string);
  'entitlementVersion'?: (number | string | Long);
}

export interface PlanChanged {
  'companyId': (string);
  'fromPlanId': (string);
  'toPlanId': (string);
  'entitlementVersion': (number);
}
