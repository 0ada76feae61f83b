import type { Long } from '@grpc/proto-loader';

export interface ConfirmReplyInput {
  'settled'?: (boolean);
  'confirmed'?: (string)[];
  'outstanding'?: (string)[];
  'request'?: (number | string | Long);
  'foreign'?: (boolean);
}

export interface ConfirmReply {
  'settled': (boolean);
  'confirmed': (string)[];
  'outstanding': (string)[];
  'request': (number);
  'foreign': (boolean);
}
