
export interface DaysInput {
  'first'?: (string);
  'last'?: (string);
  '_first'?: "first";
  '_last'?: "last";
}

export interface Days {
  'first'?: (string);
  'last'?: (string);
  '_first'?: "first";
  '_last'?: "last";
}
