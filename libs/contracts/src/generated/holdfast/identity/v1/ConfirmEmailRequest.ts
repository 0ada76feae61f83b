
export interface ConfirmEmailRequestInput {
  'token'?: (string);
  'password'?: (string);
}

export interface ConfirmEmailRequest {
  'token': (string);
  'password': (string);
}
