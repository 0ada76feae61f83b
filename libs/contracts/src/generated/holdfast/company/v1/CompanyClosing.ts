import type { Long } from '@grpc/proto-loader';

export interface CompanyClosingInput {
  'companyId'?: (string);
  'closingId'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'standingVersion'?: (number | string | Long);
}

export interface CompanyClosing {
  'companyId': (string);
  'closingId': (string);
  'entitlementVersion': (number);
  'standingVersion': (number);
}
