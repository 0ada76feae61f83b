
export interface ResendInvitationRequestInput {
  'companyId'?: (string);
  'invitationId'?: (string);
}

export interface ResendInvitationRequest {
  'companyId': (string);
  'invitationId': (string);
}
