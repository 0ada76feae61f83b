
export interface RenewGateRequestInput {
  'environmentId'?: (string);
}

export interface RenewGateRequest {
  'environmentId': (string);
}
