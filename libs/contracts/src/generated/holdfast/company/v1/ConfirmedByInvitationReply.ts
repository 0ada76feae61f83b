
export interface ConfirmedByInvitationReplyInput {
  'email'?: (string);
  '_email'?: "email";
}

export interface ConfirmedByInvitationReply {
  'email'?: (string);
  '_email'?: "email";
}
