
export interface SignInRequestInput {
  'email'?: (string);
  'password'?: (string);
  'code'?: (string);
  '_code'?: "code";
}

export interface SignInRequest {
  'email': (string);
  'password': (string);
  'code'?: (string);
  '_code'?: "code";
}
