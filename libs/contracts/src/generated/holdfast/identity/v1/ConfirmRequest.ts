
export interface ConfirmRequestInput {
  'code'?: (string);
}

export interface ConfirmRequest {
  'code': (string);
}
