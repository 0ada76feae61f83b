import type { Long } from '@grpc/proto-loader';

export interface ProveReplyInput {
  'provenAt'?: (number | string | Long);
}

export interface ProveReply {
  'provenAt': (number);
}
