
export interface DisableUserReplyInput {
  'userId'?: (string);
}

export interface DisableUserReply {
  'userId': (string);
}
