import type { Long } from '@grpc/proto-loader';

export interface SessionFactInput {
  'tokenHash'?: (Buffer | Uint8Array | string);
  'expiresAt'?: (number | string | Long);
  'provenAt'?: (number | string | Long);
}

export interface SessionFact {
  'tokenHash': (Buffer);
  'expiresAt': (number);
  'provenAt': (number);
}
