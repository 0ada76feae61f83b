
export interface CopyInvitationLinkRequestInput {
  'companyId'?: (string);
  'invitationId'?: (string);
}

export interface CopyInvitationLinkRequest {
  'companyId': (string);
  'invitationId': (string);
}
