
export interface PreferPaymentMethodRequestInput {
  'companyId'?: (string);
  'methodId'?: (string);
}

export interface PreferPaymentMethodRequest {
  'companyId': (string);
  'methodId': (string);
}
