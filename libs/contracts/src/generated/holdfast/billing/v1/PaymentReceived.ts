import type { Long } from '@grpc/proto-loader';

export interface PaymentReceivedInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'provider'?: (string);
  'paidNumbers'?: (string)[];
  'receiptId'?: (string);
  '_receiptId'?: "receiptId";
}

export interface PaymentReceived {
  'companyId': (string);
  'paymentId': (string);
  'amount': (number);
  'currency': (string);
  'provider': (string);
  'paidNumbers': (string)[];
  'receiptId'?: (string);
  '_receiptId'?: "receiptId";
}
