
export interface TwoFactorTurnedOnInput {
  'userId'?: (string);
}

export interface TwoFactorTurnedOn {
  'userId': (string);
}
