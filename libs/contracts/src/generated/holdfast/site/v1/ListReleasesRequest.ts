
export interface ListReleasesRequestInput {
  'environmentId'?: (string);
  'limit'?: (number);
  'after'?: (string);
}

export interface ListReleasesRequest {
  'environmentId': (string);
  'limit': (number);
  'after': (string);
}
