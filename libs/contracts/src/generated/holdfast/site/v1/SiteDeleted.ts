import type { Long } from '@grpc/proto-loader';

export interface SiteDeletedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'tenure'?: (number | string | Long);
  'purgedAt'?: (number | string | Long);
}

export interface SiteDeleted {
  'companyId': (string);
  'siteId': (string);
  'tenure': (number);
  'purgedAt': (number);
}
