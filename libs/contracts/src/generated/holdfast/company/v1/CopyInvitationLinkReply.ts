
export interface CopyInvitationLinkReplyInput {
  'token'?: (string);
}

export interface CopyInvitationLinkReply {
  'token': (string);
}
