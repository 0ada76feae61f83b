
export interface LetterInput {
  'userId'?: (string);
  'email'?: (string);
  'template'?: (string);
  'token'?: (string);
  'values'?: ({[key: string]: string});
  'recipient'?: "userId"|"email";
}

export interface Letter {
  'userId'?: (string);
  'email'?: (string);
  'template': (string);
  'token': (string);
  'values': ({[key: string]: string});
  'recipient'?: "userId"|"email";
}
