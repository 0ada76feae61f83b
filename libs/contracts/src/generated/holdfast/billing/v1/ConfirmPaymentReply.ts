
export interface ConfirmPaymentReplyInput {
  'url'?: (string);
}

export interface ConfirmPaymentReply {
  'url': (string);
}
