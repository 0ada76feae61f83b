
export interface EmailConfirmedInput {
  'userId'?: (string);
}

export interface EmailConfirmed {
  'userId': (string);
}
