import type { Long } from '@grpc/proto-loader';

export interface ApiKeyFactInput {
  'keyHash'?: (Buffer | Uint8Array | string);
  'userId'?: (Buffer | Uint8Array | string);
  'membershipId'?: (string);
  'permissions'?: (string)[];
  'expiresAt'?: (number | string | Long);
  '_expiresAt'?: "expiresAt";
}

export interface ApiKeyFact {
  'keyHash': (Buffer);
  'userId': (Buffer);
  'membershipId': (string);
  'permissions': (string)[];
  'expiresAt'?: (number);
  '_expiresAt'?: "expiresAt";
}
