
export interface ListPaymentMethodsRequestInput {
  'companyId'?: (string);
}

export interface ListPaymentMethodsRequest {
  'companyId': (string);
}
