import type { Long } from '@grpc/proto-loader';

export interface PutUnpaidRequestInput {
  'companyId'?: (string);
  'unpaid'?: (boolean);
  'version'?: (number | string | Long);
}

export interface PutUnpaidRequest {
  'companyId': (string);
  'unpaid': (boolean);
  'version': (number);
}
