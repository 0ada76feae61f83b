
export interface RenewRecoveryCodesReplyInput {
  'recoveryCodes'?: (string)[];
}

export interface RenewRecoveryCodesReply {
  'recoveryCodes': (string)[];
}
