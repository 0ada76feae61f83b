
export interface RevokeKeyRequestInput {
  'companyId'?: (string);
  'keyId'?: (string);
}

export interface RevokeKeyRequest {
  'companyId': (string);
  'keyId': (string);
}
