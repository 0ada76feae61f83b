import type { Long } from '@grpc/proto-loader';

export interface ApiKeyCreatedInput {
  'companyId'?: (string);
  'keyId'?: (string);
  'userId'?: (string);
  'membershipId'?: (string);
  'permissions'?: (string)[];
  'expiresAt'?: (number | string | Long);
  '_expiresAt'?: "expiresAt";
}

export interface ApiKeyCreated {
  'companyId': (string);
  'keyId': (string);
  'userId': (string);
  'membershipId': (string);
  'permissions': (string)[];
  'expiresAt'?: (number);
  '_expiresAt'?: "expiresAt";
}
