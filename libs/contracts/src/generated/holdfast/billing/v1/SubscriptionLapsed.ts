import type { Long } from '@grpc/proto-loader';

export interface SubscriptionLapsedInput {
  'companyId'?: (string);
  'at'?: (number | string | Long);
}

export interface SubscriptionLapsed {
  'companyId': (string);
  'at': (number);
}
