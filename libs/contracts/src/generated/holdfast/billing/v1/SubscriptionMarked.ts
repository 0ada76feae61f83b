
export interface SubscriptionMarkedInput {
  'companyId'?: (string);
}

export interface SubscriptionMarked {
  'companyId': (string);
}
