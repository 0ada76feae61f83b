import type { Long } from '@grpc/proto-loader';

export interface OverageCapSetInput {
  'companyId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  '_amount'?: "amount";
}

export interface OverageCapSet {
  'companyId': (string);
  'amount'?: (number);
  'currency': (string);
  '_amount'?: "amount";
}
