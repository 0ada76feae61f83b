
export interface FactInput {
  'table'?: (string);
  'key'?: (Buffer | Uint8Array | string);
  'value'?: (Buffer | Uint8Array | string);
  '_value'?: "value";
}

export interface Fact {
  'table': (string);
  'key': (Buffer);
  'value'?: (Buffer);
  '_value'?: "value";
}
