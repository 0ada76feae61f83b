
export interface ForgetUserRequestInput {
  'userId'?: (string);
}

export interface ForgetUserRequest {
  'userId': (string);
}
