
export interface EmailConfirmationRequestedInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface EmailConfirmationRequested {
  'userId': (string);
  'attempt': (number);
}
