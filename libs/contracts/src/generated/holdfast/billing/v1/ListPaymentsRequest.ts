
export interface ListPaymentsRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
}

export interface ListPaymentsRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
}
