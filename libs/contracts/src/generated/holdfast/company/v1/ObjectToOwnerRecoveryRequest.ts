
export interface ObjectToOwnerRecoveryRequestInput {
  'companyId'?: (string);
}

export interface ObjectToOwnerRecoveryRequest {
  'companyId': (string);
}
