import type { Long } from '@grpc/proto-loader';

export interface CancelSubscriptionRequestInput {
  'companyId'?: (string);
  'siteIds'?: (string)[];
  'ifVersion'?: (number | string | Long);
  'quoteId'?: (string);
  '_ifVersion'?: "ifVersion";
  '_quoteId'?: "quoteId";
}

export interface CancelSubscriptionRequest {
  'companyId': (string);
  'siteIds': (string)[];
  'ifVersion'?: (number);
  'quoteId'?: (string);
  '_ifVersion'?: "ifVersion";
  '_quoteId'?: "quoteId";
}
