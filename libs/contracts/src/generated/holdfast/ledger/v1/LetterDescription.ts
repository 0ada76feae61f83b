
export interface LetterDescriptionInput {
  'userId'?: (string);
  'email'?: (string);
  'template'?: (string);
  'token'?: (string);
  'values'?: ({[key: string]: string});
  'languageOfUserId'?: (string);
  'recipient'?: "userId"|"email";
}

export interface LetterDescription {
  'userId'?: (string);
  'email'?: (string);
  'template': (string);
  'token': (string);
  'values': ({[key: string]: string});
  'languageOfUserId': (string);
  'recipient'?: "userId"|"email";
}
