
export interface RecoverOwnerRequestInput {
  'companyId'?: (string);
  'newOwnerId'?: (string);
  'reason'?: (string);
}

export interface RecoverOwnerRequest {
  'companyId': (string);
  'newOwnerId': (string);
  'reason': (string);
}
