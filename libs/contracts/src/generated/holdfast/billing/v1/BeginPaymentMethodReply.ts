
export interface BeginPaymentMethodReplyInput {
  'url'?: (string);
}

export interface BeginPaymentMethodReply {
  'url': (string);
}
