
export interface ConfirmedByInvitationReplyInput {
  'email'?: (string);
  'companyName'?: (string);
  '_email'?: "email";
  '_companyName'?: "companyName";
}

export interface ConfirmedByInvitationReply {
  'email'?: (string);
  'companyName'?: (string);
  '_email'?: "email";
  '_companyName'?: "companyName";
}
