
export interface ListReceiptsRequestInput {
  'limit'?: (number);
  'after'?: (string);
}

export interface ListReceiptsRequest {
  'limit': (number);
  'after': (string);
}
