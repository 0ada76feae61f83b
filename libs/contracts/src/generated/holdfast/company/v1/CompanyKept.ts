import type { Long } from '@grpc/proto-loader';

export interface CompanyKeptInput {
  'companyId'?: (string);
  'closingId'?: (string);
  'code'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'standingVersion'?: (number | string | Long);
}

export interface CompanyKept {
  'companyId': (string);
  'closingId': (string);
  'code': (string);
  'entitlementVersion': (number);
  'standingVersion': (number);
}
