
export interface AcceptInvitationRequestInput {
  'token'?: (string);
}

export interface AcceptInvitationRequest {
  'token': (string);
}
