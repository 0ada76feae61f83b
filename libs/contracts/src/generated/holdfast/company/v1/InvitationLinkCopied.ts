
export interface InvitationLinkCopiedInput {
  'companyId'?: (string);
  'invitationId'?: (string);
}

export interface InvitationLinkCopied {
  'companyId': (string);
  'invitationId': (string);
}
