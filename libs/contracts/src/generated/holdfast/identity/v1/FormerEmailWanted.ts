
export interface FormerEmailWantedInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface FormerEmailWanted {
  'userId': (string);
  'attempt': (number);
}
