
export interface RenewedSessionInput {
  'token'?: (string);
  'csrfToken'?: (string);
}

export interface RenewedSession {
  'token': (string);
  'csrfToken': (string);
}
