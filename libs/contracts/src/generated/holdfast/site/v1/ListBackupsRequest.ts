
export interface ListBackupsRequestInput {
  'environmentId'?: (string);
  'limit'?: (number);
  'after'?: (string);
}

export interface ListBackupsRequest {
  'environmentId': (string);
  'limit': (number);
  'after': (string);
}
