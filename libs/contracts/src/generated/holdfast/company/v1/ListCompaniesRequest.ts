
export interface ListCompaniesRequestInput {
  'limit'?: (number);
  'after'?: (string);
}

export interface ListCompaniesRequest {
  'limit': (number);
  'after': (string);
}
