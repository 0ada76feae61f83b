
export interface ConfirmReplyInput {
  'recoveryCodes'?: (string)[];
}

export interface ConfirmReply {
  'recoveryCodes': (string)[];
}
