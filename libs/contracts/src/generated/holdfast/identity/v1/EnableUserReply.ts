
export interface EnableUserReplyInput {
  'userId'?: (string);
}

export interface EnableUserReply {
  'userId': (string);
}
