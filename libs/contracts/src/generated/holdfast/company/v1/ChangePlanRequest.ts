import type { Long } from '@grpc/proto-loader';

export interface ChangePlanRequestInput {
  'companyId'?: (string);
  'planId'?: (string);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface ChangePlanRequest {
  'companyId': (string);
  'planId': (string);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
