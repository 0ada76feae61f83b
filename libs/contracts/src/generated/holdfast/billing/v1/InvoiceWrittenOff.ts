import type { Long } from '@grpc/proto-loader';

export interface InvoiceWrittenOffInput {
  'companyId'?: (string);
  'number'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'reason'?: (string);
}

export interface InvoiceWrittenOff {
  'companyId': (string);
  'number': (string);
  'amount': (number);
  'currency': (string);
  'reason': (string);
}
