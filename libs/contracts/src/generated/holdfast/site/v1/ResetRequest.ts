
export interface ResetRequestInput {
  'environmentId'?: (string);
}

export interface ResetRequest {
  'environmentId': (string);
}
