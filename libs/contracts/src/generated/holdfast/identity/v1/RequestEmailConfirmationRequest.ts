
export interface RequestEmailConfirmationRequestInput {
  'email'?: (string);
}

export interface RequestEmailConfirmationRequest {
  'email': (string);
}
