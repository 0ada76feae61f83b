
export interface ListSitesRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  'search'?: (string);
  'labels'?: (string)[];
}

export interface ListSitesRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
  'search': (string);
  'labels': (string)[];
}
