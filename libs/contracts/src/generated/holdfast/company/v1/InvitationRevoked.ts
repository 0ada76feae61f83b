
export interface InvitationRevokedInput {
  'companyId'?: (string);
  'invitationId'?: (string);
}

export interface InvitationRevoked {
  'companyId': (string);
  'invitationId': (string);
}
