
export interface ListClosingsRequestInput {
  'limit'?: (number);
  'after'?: (string);
}

export interface ListClosingsRequest {
  'limit': (number);
  'after': (string);
}
