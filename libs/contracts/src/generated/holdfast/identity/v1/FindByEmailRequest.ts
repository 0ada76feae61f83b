
export interface FindByEmailRequestInput {
  'email'?: (string);
}

export interface FindByEmailRequest {
  'email': (string);
}
