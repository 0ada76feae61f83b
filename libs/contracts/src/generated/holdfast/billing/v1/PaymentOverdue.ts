import type { Long } from '@grpc/proto-loader';

export interface PaymentOverdueInput {
  'companyId'?: (string);
  'number'?: (string);
  'attempt'?: (number);
  'amount'?: (number | string | Long);
  'currency'?: (string);
}

export interface PaymentOverdue {
  'companyId': (string);
  'number': (string);
  'attempt': (number);
  'amount': (number);
  'currency': (string);
}
