
export interface ConfirmEmailChangeRequestInput {
  'token'?: (string);
}

export interface ConfirmEmailChangeRequest {
  'token': (string);
}
