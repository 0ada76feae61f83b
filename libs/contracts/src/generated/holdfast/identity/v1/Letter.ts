
export interface LetterInput {
  'to'?: (string);
  'fullName'?: (string);
  'locale'?: (string);
  'template'?: (string);
  'token'?: (string);
  'values'?: ({[key: string]: string});
}

export interface Letter {
  'to': (string);
  'fullName': (string);
  'locale': (string);
  'template': (string);
  'token': (string);
  'values': ({[key: string]: string});
}
