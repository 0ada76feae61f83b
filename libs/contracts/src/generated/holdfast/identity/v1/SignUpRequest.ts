
export interface SignUpRequestInput {
  'email'?: (string);
  'password'?: (string);
  'fullName'?: (string);
  'locale'?: (string);
  'invitationToken'?: (string);
  '_locale'?: "locale";
  '_invitationToken'?: "invitationToken";
}

export interface SignUpRequest {
  'email': (string);
  'password': (string);
  'fullName': (string);
  'locale'?: (string);
  'invitationToken'?: (string);
  '_locale'?: "locale";
  '_invitationToken'?: "invitationToken";
}
