
export interface DeleteEnvironmentRequestInput {
  'environmentId'?: (string);
}

export interface DeleteEnvironmentRequest {
  'environmentId': (string);
}
