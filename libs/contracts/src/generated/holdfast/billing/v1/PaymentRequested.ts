import type { Long } from '@grpc/proto-loader';

export interface PaymentRequestedInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'provider'?: (string);
  'number'?: (string);
}

export interface PaymentRequested {
  'companyId': (string);
  'paymentId': (string);
  'amount': (number);
  'currency': (string);
  'provider': (string);
  'number': (string);
}
