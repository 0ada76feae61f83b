
export interface UserFactInput {
  'disabled'?: (boolean);
  'twoFactor'?: (boolean);
}

export interface UserFact {
  'disabled': (boolean);
  'twoFactor': (boolean);
}
