
export interface ForgetRequestInput {
  'id'?: (string);
  'reason'?: (string);
}

export interface ForgetRequest {
  'id': (string);
  'reason': (string);
}
