import type { Long } from '@grpc/proto-loader';

export interface StatementLineInput {
  'on'?: (string);
  'type'?: (string);
  'reference'?: (string);
  'amount'?: (number | string | Long);
  'balance'?: (number | string | Long);
}

export interface StatementLine {
  'on': (string);
  'type': (string);
  'reference': (string);
  'amount': (number);
  'balance': (number);
}
