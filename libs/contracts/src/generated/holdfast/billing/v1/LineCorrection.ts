import type { Long } from '@grpc/proto-loader';

export interface LineCorrectionInput {
  'position'?: (number);
  'net'?: (number | string | Long);
}

export interface LineCorrection {
  'position': (number);
  'net': (number);
}
