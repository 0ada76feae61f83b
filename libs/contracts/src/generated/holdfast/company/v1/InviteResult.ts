
export interface InviteResultInput {
  'email'?: (string);
  'result'?: (string);
  'invitationId'?: (string);
  '_invitationId'?: "invitationId";
}

export interface InviteResult {
  'email': (string);
  'result': (string);
  'invitationId'?: (string);
  '_invitationId'?: "invitationId";
}
