
export interface EndSessionRequestInput {
  'sessionId'?: (string);
}

export interface EndSessionRequest {
  'sessionId': (string);
}
