
export interface RemovePaymentMethodRequestInput {
  'companyId'?: (string);
  'methodId'?: (string);
}

export interface RemovePaymentMethodRequest {
  'companyId': (string);
  'methodId': (string);
}
