
export interface ListMembersRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
}

export interface ListMembersRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
}
