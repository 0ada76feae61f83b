import type { Long } from '@grpc/proto-loader';

export interface ResolveReplyInput {
  'userId'?: (string);
  'sessionId'?: (string);
  'twoFactor'?: (boolean);
  'provenAt'?: (number | string | Long);
  'operator'?: (boolean);
  'csrfToken'?: (string);
  'expiresAt'?: (number | string | Long);
}

export interface ResolveReply {
  'userId': (string);
  'sessionId': (string);
  'twoFactor': (boolean);
  'provenAt': (number);
  'operator': (boolean);
  'csrfToken': (string);
  'expiresAt': (number);
}
