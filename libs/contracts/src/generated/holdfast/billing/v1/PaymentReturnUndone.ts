import type { Long } from '@grpc/proto-loader';

export interface PaymentReturnUndoneInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'amount'?: (number | string | Long);
  'currency'?: (string);
  'byBank'?: (boolean);
  'paidNumbers'?: (string)[];
}

export interface PaymentReturnUndone {
  'companyId': (string);
  'paymentId': (string);
  'amount': (number);
  'currency': (string);
  'byBank': (boolean);
  'paidNumbers': (string)[];
}
