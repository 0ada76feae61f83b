import type { Long } from '@grpc/proto-loader';

export interface RecoverOwnerReplyInput {
  'effectiveAt'?: (number | string | Long);
}

export interface RecoverOwnerReply {
  'effectiveAt': (number);
}
