
export interface EmailChangedInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface EmailChanged {
  'userId': (string);
  'attempt': (number);
}
