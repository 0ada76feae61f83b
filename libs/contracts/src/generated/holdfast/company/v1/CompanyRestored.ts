import type { Long } from '@grpc/proto-loader';

export interface CompanyRestoredInput {
  'companyId'?: (string);
  'reason'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'standingVersion'?: (number | string | Long);
}

export interface CompanyRestored {
  'companyId': (string);
  'reason': (string);
  'entitlementVersion': (number);
  'standingVersion': (number);
}
