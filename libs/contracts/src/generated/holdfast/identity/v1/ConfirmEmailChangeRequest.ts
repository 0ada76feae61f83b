
export interface ConfirmEmailChangeRequestInput {
  'token'?: (string);
  'password'?: (string);
}

export interface ConfirmEmailChangeRequest {
  'token': (string);
  'password': (string);
}
