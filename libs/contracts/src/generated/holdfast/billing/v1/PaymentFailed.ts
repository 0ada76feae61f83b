import type { Long } from '@grpc/proto-loader';

export interface PaymentFailedInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'reason'?: (string);
  'number'?: (string);
}

export interface PaymentFailed {
  'companyId': (string);
  'paymentId': (string);
  'amount': (number);
  'currency': (string);
  'reason': (string);
  'number': (string);
}
