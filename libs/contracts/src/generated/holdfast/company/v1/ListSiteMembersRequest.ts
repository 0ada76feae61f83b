
export interface ListSiteMembersRequestInput {
  'siteId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  'search'?: (string);
}

export interface ListSiteMembersRequest {
  'siteId': (string);
  'limit': (number);
  'after': (string);
  'search': (string);
}
