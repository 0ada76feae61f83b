
export interface GetGateRequestInput {
  'environmentId'?: (string);
}

export interface GetGateRequest {
  'environmentId': (string);
}
