import type { Long } from '@grpc/proto-loader';

export interface SiteRecoveredInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'tenure'?: (number | string | Long);
  'reason'?: (string);
  'premiumStagingIds'?: (string)[];
}

export interface SiteRecovered {
  'companyId': (string);
  'siteId': (string);
  'tenure': (number);
  'reason': (string);
  'premiumStagingIds': (string)[];
}
