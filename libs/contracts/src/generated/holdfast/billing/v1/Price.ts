import type { Long } from '@grpc/proto-loader';

export interface PriceInput {
  'amount'?: (number | string | Long);
  'currency'?: (string);
}

export interface Price {
  'amount': (number);
  'currency': (string);
}
