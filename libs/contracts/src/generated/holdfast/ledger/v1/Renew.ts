import type { Long } from '@grpc/proto-loader';

export interface RenewInput {
  'request'?: (number | string | Long);
  'replica'?: (string);
  'epoch'?: (string);
  'applied'?: (number | string | Long)[];
  'format'?: (number);
}

export interface Renew {
  'request': (number);
  'replica': (string);
  'epoch': (string);
  'applied': (number)[];
  'format': (number);
}
