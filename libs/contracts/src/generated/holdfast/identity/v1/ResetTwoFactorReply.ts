
export interface ResetTwoFactorReplyInput {
  'userId'?: (string);
}

export interface ResetTwoFactorReply {
  'userId': (string);
}
