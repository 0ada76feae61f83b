
export interface PaymentMethodsChangedInput {
  'companyId'?: (string);
  'count'?: (number);
}

export interface PaymentMethodsChanged {
  'companyId': (string);
  'count': (number);
}
