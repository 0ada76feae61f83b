
export interface PasswordChangedInput {
  'userId'?: (string);
  'byReset'?: (boolean);
}

export interface PasswordChanged {
  'userId': (string);
  'byReset': (boolean);
}
