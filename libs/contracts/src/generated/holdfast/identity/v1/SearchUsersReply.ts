
export interface SearchUsersReplyInput {
  'userIds'?: (string)[];
}

export interface SearchUsersReply {
  'userIds': (string)[];
}
