import type { Long } from '@grpc/proto-loader';

export interface CompanySuspendedInput {
  'companyId'?: (string);
  'reason'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'standingVersion'?: (number | string | Long);
}

export interface CompanySuspended {
  'companyId': (string);
  'reason': (string);
  'entitlementVersion': (number);
  'standingVersion': (number);
}
