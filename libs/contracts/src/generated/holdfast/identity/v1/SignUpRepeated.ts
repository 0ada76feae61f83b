
export interface SignUpRepeatedInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface SignUpRepeated {
  'userId': (string);
  'attempt': (number);
}
