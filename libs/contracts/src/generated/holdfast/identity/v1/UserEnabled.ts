
export interface UserEnabledInput {
  'userId'?: (string);
  'reason'?: (string);
}

export interface UserEnabled {
  'userId': (string);
  'reason': (string);
}
