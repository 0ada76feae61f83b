import type { Long } from '@grpc/proto-loader';

export interface RemoveSiteMemberRequestInput {
  'siteId'?: (string);
  'userId'?: (string);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface RemoveSiteMemberRequest {
  'siteId': (string);
  'userId': (string);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
