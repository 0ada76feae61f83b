import type { Long } from '@grpc/proto-loader';

export interface RefundRequestedInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'refundId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'reason'?: (string);
}

export interface RefundRequested {
  'companyId': (string);
  'paymentId': (string);
  'refundId': (string);
  'amount': (number);
  'currency': (string);
  'reason': (string);
}
