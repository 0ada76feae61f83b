import type { Long } from '@grpc/proto-loader';

export interface UpdateMeRequestInput {
  'fullName'?: (string);
  'locale'?: (string);
  'ifVersion'?: (number | string | Long);
  '_fullName'?: "fullName";
  '_locale'?: "locale";
  '_ifVersion'?: "ifVersion";
}

export interface UpdateMeRequest {
  'fullName'?: (string);
  'locale'?: (string);
  'ifVersion'?: (number);
  '_fullName'?: "fullName";
  '_locale'?: "locale";
  '_ifVersion'?: "ifVersion";
}
