import type { Long } from '@grpc/proto-loader';

export interface SiteCreatedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'tenure'?: (number | string | Long);
  'clonedFrom'?: (string);
  '_clonedFrom'?: "clonedFrom";
}

export interface SiteCreated {
  'companyId': (string);
  'siteId': (string);
  'tenure': (number);
  'clonedFrom'?: (string);
  '_clonedFrom'?: "clonedFrom";
}
