
export interface DeclineInvitationRequestInput {
  'token'?: (string);
}

export interface DeclineInvitationRequest {
  'token': (string);
}
