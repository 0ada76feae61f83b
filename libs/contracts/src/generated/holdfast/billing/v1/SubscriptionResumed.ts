
export interface SubscriptionResumedInput {
  'companyId'?: (string);
}

export interface SubscriptionResumed {
  'companyId': (string);
}
