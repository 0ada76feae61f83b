
export interface ListSessionsRequestInput {
  'limit'?: (number);
  'after'?: (string);
}

export interface ListSessionsRequest {
  'limit': (number);
  'after': (string);
}
