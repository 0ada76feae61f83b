
export interface ListKeysRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
}

export interface ListKeysRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
}
