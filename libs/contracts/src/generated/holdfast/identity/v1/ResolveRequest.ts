
export interface ResolveRequestInput {
  'token'?: (string);
}

export interface ResolveRequest {
  'token': (string);
}
