
export interface PasswordResetRequestedInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface PasswordResetRequested {
  'userId': (string);
  'attempt': (number);
}
