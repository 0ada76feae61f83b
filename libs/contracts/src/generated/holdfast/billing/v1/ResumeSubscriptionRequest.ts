import type { Long } from '@grpc/proto-loader';

export interface ResumeSubscriptionRequestInput {
  'companyId'?: (string);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface ResumeSubscriptionRequest {
  'companyId': (string);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
