
export interface ResetPasswordRequestInput {
  'token'?: (string);
  'password'?: (string);
}

export interface ResetPasswordRequest {
  'token': (string);
  'password': (string);
}
