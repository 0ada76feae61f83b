
export interface BeginReplyInput {
  'secret'?: (string);
  'otpauthUri'?: (string);
}

export interface BeginReply {
  'secret': (string);
  'otpauthUri': (string);
}
