import type { Long } from '@grpc/proto-loader';

export interface SessionInput {
  'sessionId'?: (string);
  'createdAt'?: (number | string | Long);
  'lastUsedAt'?: (number | string | Long);
  'expiresAt'?: (number | string | Long);
  'ip'?: (string);
  'userAgent'?: (string);
  'current'?: (boolean);
}

export interface Session {
  'sessionId': (string);
  'createdAt': (number);
  'lastUsedAt': (number);
  'expiresAt': (number);
  'ip': (string);
  'userAgent': (string);
  'current': (boolean);
}
