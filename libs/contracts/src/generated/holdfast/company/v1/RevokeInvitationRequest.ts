
export interface RevokeInvitationRequestInput {
  'companyId'?: (string);
  'invitationId'?: (string);
}

export interface RevokeInvitationRequest {
  'companyId': (string);
  'invitationId': (string);
}
