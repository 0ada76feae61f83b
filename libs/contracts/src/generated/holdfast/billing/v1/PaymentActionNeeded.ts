import type { Long } from '@grpc/proto-loader';

export interface PaymentActionNeededInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'number'?: (string);
}

export interface PaymentActionNeeded {
  'companyId': (string);
  'paymentId': (string);
  'amount': (number);
  'currency': (string);
  'number': (string);
}
