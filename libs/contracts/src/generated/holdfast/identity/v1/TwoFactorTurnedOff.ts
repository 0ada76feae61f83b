
export interface TwoFactorTurnedOffInput {
  'userId'?: (string);
  'byOperator'?: (boolean);
  'reason'?: (string);
}

export interface TwoFactorTurnedOff {
  'userId': (string);
  'byOperator': (boolean);
  'reason': (string);
}
