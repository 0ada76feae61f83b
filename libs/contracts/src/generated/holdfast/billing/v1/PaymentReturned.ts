import type { Long } from '@grpc/proto-loader';

export interface PaymentReturnedInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'byBank'?: (boolean);
  'reason'?: (string);
}

export interface PaymentReturned {
  'companyId': (string);
  'paymentId': (string);
  'amount': (number);
  'currency': (string);
  'byBank': (boolean);
  'reason': (string);
}
