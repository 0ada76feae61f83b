
export interface SubscriptionThawedInput {
  'companyId'?: (string);
}

export interface SubscriptionThawed {
  'companyId': (string);
}
