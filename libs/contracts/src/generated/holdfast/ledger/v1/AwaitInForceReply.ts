
export interface AwaitInForceReplyInput {
  'inForce'?: (boolean);
}

export interface AwaitInForceReply {
  'inForce': (boolean);
}
