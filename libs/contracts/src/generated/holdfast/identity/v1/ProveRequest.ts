
export interface ProveRequestInput {
  'password'?: (string);
  'code'?: (string);
  'token'?: (string);
  '_code'?: "code";
}

export interface ProveRequest {
  'password': (string);
  'code'?: (string);
  'token': (string);
  '_code'?: "code";
}
