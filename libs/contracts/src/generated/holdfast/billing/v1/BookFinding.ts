
export interface BookFindingInput {
  'about'?: (string);
  'subject'?: (string);
  'finding'?: (string);
}

export interface BookFinding {
  'about': (string);
  'subject': (string);
  'finding': (string);
}
