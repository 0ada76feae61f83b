import type { Long } from '@grpc/proto-loader';

export interface HeadsReplyInput {
  'epoch'?: (string);
  'heads'?: (number | string | Long)[];
}

export interface HeadsReply {
  'epoch': (string);
  'heads': (number)[];
}
