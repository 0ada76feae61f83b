
export interface SubscriptionFrozenInput {
  'companyId'?: (string);
}

export interface SubscriptionFrozen {
  'companyId': (string);
}
