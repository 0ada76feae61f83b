
export interface ConfirmRequestInput {
  'code'?: (string);
  'token'?: (string);
}

export interface ConfirmRequest {
  'code': (string);
  'token': (string);
}
