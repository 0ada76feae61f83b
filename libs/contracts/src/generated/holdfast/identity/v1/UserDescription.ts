
export interface UserDescriptionInput {
  'userId'?: (string);
  'email'?: (string);
  'emailConfirmed'?: (boolean);
  'fullName'?: (string);
  'locale'?: (string);
  'twoFactor'?: (boolean);
  'disabled'?: (boolean);
}

export interface UserDescription {
  'userId': (string);
  'email': (string);
  'emailConfirmed': (boolean);
  'fullName': (string);
  'locale': (string);
  'twoFactor': (boolean);
  'disabled': (boolean);
}
