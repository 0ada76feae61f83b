import type { Long } from '@grpc/proto-loader';

export interface InvoiceVatInput {
  'category'?: (string);
  'rate'?: (string);
  'base'?: (number | string | Long);
  'amount'?: (number | string | Long);
  'country'?: (string);
  '_country'?: "country";
}

export interface InvoiceVat {
  'category': (string);
  'rate': (string);
  'base': (number);
  'amount': (number);
  'country'?: (string);
  '_country'?: "country";
}
