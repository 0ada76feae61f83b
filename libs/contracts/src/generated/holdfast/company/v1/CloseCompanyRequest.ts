import type { Long } from '@grpc/proto-loader';

export interface CloseCompanyRequestInput {
  'companyId'?: (string);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface CloseCompanyRequest {
  'companyId': (string);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
