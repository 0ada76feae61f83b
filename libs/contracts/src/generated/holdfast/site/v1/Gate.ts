
export interface GateInput {
  'password'?: (string);
  'link'?: (string);
}

export interface Gate {
  'password': (string);
  'link': (string);
}
