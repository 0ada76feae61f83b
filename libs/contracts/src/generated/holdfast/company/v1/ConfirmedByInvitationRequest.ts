
export interface ConfirmedByInvitationRequestInput {
  'token'?: (string);
}

export interface ConfirmedByInvitationRequest {
  'token': (string);
}
