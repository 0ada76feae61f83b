import type { Long } from '@grpc/proto-loader';

export interface MoneyReceivedInput {
  'receiptId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
}

export interface MoneyReceived {
  'receiptId': (string);
  'amount': (number);
  'currency': (string);
}
