
export interface RequestPasswordResetRequestInput {
  'email'?: (string);
}

export interface RequestPasswordResetRequest {
  'email': (string);
}
