import type { Long } from '@grpc/proto-loader';

export interface CompanyKeptInput {
  'companyId'?: (string);
  'closingId'?: (string);
  'code'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'standingVersion'?: (number | string | Long);
  'reason'?: (string);
}

export interface CompanyKept {
  'companyId': (string);
  'closingId': (string);
  'code': (string);
  'entitlementVersion': (number);
  'standingVersion': (number);
  'reason': (string);
}
