
export interface UserSignedUpInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface UserSignedUp {
  'userId': (string);
  'attempt': (number);
}
