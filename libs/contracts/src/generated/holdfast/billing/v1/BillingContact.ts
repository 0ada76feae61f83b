
export interface BillingContactInput {
  'contactId'?: (string);
  'email'?: (string);
  'name'?: (string);
  'language'?: (string);
}

export interface BillingContact {
  'contactId': (string);
  'email': (string);
  'name': (string);
  'language': (string);
}
