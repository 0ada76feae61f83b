import type { Long } from '@grpc/proto-loader';

export interface QuotedVatInput {
  'category'?: (string);
  'rate'?: (string);
  'base'?: (number | string | Long);
  'amount'?: (number | string | Long);
}

export interface QuotedVat {
  'category': (string);
  'rate': (string);
  'base': (number);
  'amount': (number);
}
