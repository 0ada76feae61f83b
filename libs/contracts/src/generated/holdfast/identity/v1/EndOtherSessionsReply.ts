
export interface EndOtherSessionsReplyInput {
  'ended'?: (number);
}

export interface EndOtherSessionsReply {
  'ended': (number);
}
