import type { Long } from '@grpc/proto-loader';

export interface MonthSettledInput {
  'companyId'?: (string);
  'from'?: (number | string | Long);
  'to'?: (number | string | Long);
  'visits'?: (number | string | Long);
  'bytes'?: (number | string | Long);
  'premiumStagings'?: (number | string | Long);
  'overage'?: (number | string | Long);
  'currency'?: (string);
}

export interface MonthSettled {
  'companyId': (string);
  'from': (number);
  'to': (number);
  'visits': (number);
  'bytes': (number);
  'premiumStagings': (number);
  'overage': (number);
  'currency': (string);
}
