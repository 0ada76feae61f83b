import type { Long } from '@grpc/proto-loader';

export interface SignInReplyInput {
  'token'?: (string);
  'sessionId'?: (string);
  'userId'?: (string);
  'expiresAt'?: (number | string | Long);
  'csrfToken'?: (string);
}

export interface SignInReply {
  'token': (string);
  'sessionId': (string);
  'userId': (string);
  'expiresAt': (number);
  'csrfToken': (string);
}
