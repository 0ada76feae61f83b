
export interface EmailChangeRequestedInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface EmailChangeRequested {
  'userId': (string);
  'attempt': (number);
}
