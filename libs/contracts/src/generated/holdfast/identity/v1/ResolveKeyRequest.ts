
export interface ResolveKeyRequestInput {
  'key'?: (string);
}

export interface ResolveKeyRequest {
  'key': (string);
}
