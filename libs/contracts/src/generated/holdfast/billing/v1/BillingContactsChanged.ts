
export interface BillingContactsChangedInput {
  'companyId'?: (string);
  'added'?: (string)[];
  'removed'?: (string)[];
  'changed'?: (string)[];
}

export interface BillingContactsChanged {
  'companyId': (string);
  'added': (string)[];
  'removed': (string)[];
  'changed': (string)[];
}
