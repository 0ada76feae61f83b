import type { Long } from '@grpc/proto-loader';

export interface SubscriptionCancelledInput {
  'companyId'?: (string);
  'endsAt'?: (number | string | Long);
  'siteIds'?: (string)[];
}

export interface SubscriptionCancelled {
  'companyId': (string);
  'endsAt': (number);
  'siteIds': (string)[];
}
