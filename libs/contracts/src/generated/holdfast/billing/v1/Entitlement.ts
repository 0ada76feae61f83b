import type { Long } from '@grpc/proto-loader';

export interface EntitlementInput {
  'companyId'?: (string);
  'version'?: (number | string | Long);
  'planId'?: (string);
  'sites'?: (number);
  'premiumStagings'?: (number);
  'backupDays'?: (number);
  '_planId'?: "planId";
}

export interface Entitlement {
  'companyId': (string);
  'version': (number);
  'planId'?: (string);
  'sites': (number);
  'premiumStagings': (number);
  'backupDays': (number);
  '_planId'?: "planId";
}
