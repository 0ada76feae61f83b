import type { Long } from '@grpc/proto-loader';

export interface RemoveMemberRequestInput {
  'companyId'?: (string);
  'userId'?: (string);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface RemoveMemberRequest {
  'companyId': (string);
  'userId': (string);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
