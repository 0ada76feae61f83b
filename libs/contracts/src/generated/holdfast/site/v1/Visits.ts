import type { Long } from '@grpc/proto-loader';

export interface VisitsInput {
  'requests'?: (number | string | Long);
  'bytes'?: (number | string | Long);
}

export interface Visits {
  'requests': (number);
  'bytes': (number);
}
