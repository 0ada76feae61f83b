
export interface GetSubscriptionRequestInput {
  'companyId'?: (string);
}

export interface GetSubscriptionRequest {
  'companyId': (string);
}
