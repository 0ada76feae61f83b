
export interface SessionRenewedInput {
  'userId'?: (string);
  'sessionId'?: (string);
}

export interface SessionRenewed {
  'userId': (string);
  'sessionId': (string);
}
