
export interface RecoveryCodesRenewedInput {
  'userId'?: (string);
}

export interface RecoveryCodesRenewed {
  'userId': (string);
}
