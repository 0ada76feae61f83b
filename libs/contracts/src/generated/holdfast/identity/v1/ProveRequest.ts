
export interface ProveRequestInput {
  'password'?: (string);
  'code'?: (string);
  '_code'?: "code";
}

export interface ProveRequest {
  'password': (string);
  'code'?: (string);
  '_code'?: "code";
}
