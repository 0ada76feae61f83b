
export interface UserDisabledInput {
  'userId'?: (string);
  'reason'?: (string);
}

export interface UserDisabled {
  'userId': (string);
  'reason': (string);
}
