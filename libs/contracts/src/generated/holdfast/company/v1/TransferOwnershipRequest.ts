
export interface TransferOwnershipRequestInput {
  'companyId'?: (string);
  'userId'?: (string);
}

export interface TransferOwnershipRequest {
  'companyId': (string);
  'userId': (string);
}
