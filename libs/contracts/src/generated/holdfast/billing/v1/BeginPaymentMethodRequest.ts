
export interface BeginPaymentMethodRequestInput {
  'companyId'?: (string);
  'returnUrl'?: (string);
}

export interface BeginPaymentMethodRequest {
  'companyId': (string);
  'returnUrl': (string);
}
