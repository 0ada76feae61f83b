
export interface RequestEmailChangeRequestInput {
  'email'?: (string);
}

export interface RequestEmailChangeRequest {
  'email': (string);
}
