
export interface ProfileChangedInput {
  'userId'?: (string);
  'fields'?: (string)[];
}

export interface ProfileChanged {
  'userId': (string);
  'fields': (string)[];
}
