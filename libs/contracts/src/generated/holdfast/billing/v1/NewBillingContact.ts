
export interface NewBillingContactInput {
  'email'?: (string);
  'name'?: (string);
  'language'?: (string);
}

export interface NewBillingContact {
  'email': (string);
  'name': (string);
  'language': (string);
}
