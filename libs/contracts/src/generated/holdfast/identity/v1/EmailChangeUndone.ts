
export interface EmailChangeUndoneInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface EmailChangeUndone {
  'userId': (string);
  'attempt': (number);
}
