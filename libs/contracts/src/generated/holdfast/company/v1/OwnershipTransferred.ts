
export interface OwnershipTransferredInput {
  'companyId'?: (string);
  'fromUserId'?: (string);
  'toUserId'?: (string);
  'byOperator'?: (boolean);
}

export interface OwnershipTransferred {
  'companyId': (string);
  'fromUserId': (string);
  'toUserId': (string);
  'byOperator': (boolean);
}
