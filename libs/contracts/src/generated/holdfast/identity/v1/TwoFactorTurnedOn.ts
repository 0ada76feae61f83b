
export interface TwoFactorTurnedOnInput {
  'userId'?: (string);
  'attempt'?: (number);
}

export interface TwoFactorTurnedOn {
  'userId': (string);
  'attempt': (number);
}
