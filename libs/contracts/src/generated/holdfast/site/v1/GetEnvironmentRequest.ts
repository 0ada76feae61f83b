
export interface GetEnvironmentRequestInput {
  'environmentId'?: (string);
}

export interface GetEnvironmentRequest {
  'environmentId': (string);
}
