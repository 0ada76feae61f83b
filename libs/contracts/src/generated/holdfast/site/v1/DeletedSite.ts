import type { Long } from '@grpc/proto-loader';

export interface DeletedSiteInput {
  'siteId'?: (string);
  'name'?: (string);
  'deletedAt'?: (number | string | Long);
  'purgedAt'?: (number | string | Long);
}

export interface DeletedSite {
  'siteId': (string);
  'name': (string);
  'deletedAt': (number);
  'purgedAt': (number);
}
