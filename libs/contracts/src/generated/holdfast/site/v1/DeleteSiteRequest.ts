import type { Long } from '@grpc/proto-loader';

export interface DeleteSiteRequestInput {
  'siteId'?: (string);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface DeleteSiteRequest {
  'siteId': (string);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
