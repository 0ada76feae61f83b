import type { Long } from '@grpc/proto-loader';

export const _holdfast_identity_v1_ApiKey_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_ACTIVE: 'STATE_ACTIVE',
  STATE_EXPIRED: 'STATE_EXPIRED',
  STATE_REVOKED: 'STATE_REVOKED',
} as const;

export type _holdfast_identity_v1_ApiKey_StateInput =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_ACTIVE'
  | 1
  | 'STATE_EXPIRED'
  | 2
  | 'STATE_REVOKED'
  | 3

export type _holdfast_identity_v1_ApiKey_State = typeof _holdfast_identity_v1_ApiKey_State[keyof typeof _holdfast_identity_v1_ApiKey_State]

export interface ApiKeyInput {
  'keyId'?: (string);
  'companyId'?: (string);
  'name'?: (string);
  'userId'?: (string);
  'permissions'?: (string)[];
  'state'?: (_holdfast_identity_v1_ApiKey_StateInput);
  'createdAt'?: (number | string | Long);
  'expiresAt'?: (number | string | Long);
  'lastUsedAt'?: (number | string | Long);
  'endedAt'?: (number | string | Long);
  '_expiresAt'?: "expiresAt";
  '_lastUsedAt'?: "lastUsedAt";
  '_endedAt'?: "endedAt";
}

export interface ApiKey {
  'keyId': (string);
  'companyId': (string);
  'name': (string);
  'userId': (string);
  'permissions': (string)[];
  'state': (_holdfast_identity_v1_ApiKey_State);
  'createdAt': (number);
  'expiresAt'?: (number);
  'lastUsedAt'?: (number);
  'endedAt'?: (number);
  '_expiresAt'?: "expiresAt";
  '_lastUsedAt'?: "lastUsedAt";
  '_endedAt'?: "endedAt";
}
