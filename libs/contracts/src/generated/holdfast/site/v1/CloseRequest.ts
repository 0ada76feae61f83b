import type { Long } from '@grpc/proto-loader';

export interface CloseRequestInput {
  'companyId'?: (string);
  'closingId'?: (string);
  'version'?: (number | string | Long);
}

export interface CloseRequest {
  'companyId': (string);
  'closingId': (string);
  'version': (number);
}
