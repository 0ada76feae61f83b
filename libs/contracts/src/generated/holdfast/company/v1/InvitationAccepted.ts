
export interface InvitationAcceptedInput {
  'companyId'?: (string);
  'invitationId'?: (string);
  'userId'?: (string);
}

export interface InvitationAccepted {
  'companyId': (string);
  'invitationId': (string);
  'userId': (string);
}
