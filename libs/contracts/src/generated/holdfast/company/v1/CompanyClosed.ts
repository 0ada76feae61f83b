import type { Long } from '@grpc/proto-loader';

export interface CompanyClosedInput {
  'companyId'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'standingVersion'?: (number | string | Long);
}

export interface CompanyClosed {
  'companyId': (string);
  'entitlementVersion': (number);
  'standingVersion': (number);
}
