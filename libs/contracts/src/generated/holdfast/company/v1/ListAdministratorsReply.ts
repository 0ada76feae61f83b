
export interface ListAdministratorsReplyInput {
  'userIds'?: (string)[];
}

export interface ListAdministratorsReply {
  'userIds': (string)[];
}
