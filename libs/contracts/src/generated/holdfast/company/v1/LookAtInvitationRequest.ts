
export interface LookAtInvitationRequestInput {
  'token'?: (string);
}

export interface LookAtInvitationRequest {
  'token': (string);
}
