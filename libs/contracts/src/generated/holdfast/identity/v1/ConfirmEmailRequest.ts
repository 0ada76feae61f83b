
export interface ConfirmEmailRequestInput {
  'token'?: (string);
}

export interface ConfirmEmailRequest {
  'token': (string);
}
