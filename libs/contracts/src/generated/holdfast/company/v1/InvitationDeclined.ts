
export interface InvitationDeclinedInput {
  'companyId'?: (string);
  'invitationId'?: (string);
}

export interface InvitationDeclined {
  'companyId': (string);
  'invitationId': (string);
}
