
export interface GetBillingContactsRequestInput {
  'companyId'?: (string);
}

export interface GetBillingContactsRequest {
  'companyId': (string);
}
