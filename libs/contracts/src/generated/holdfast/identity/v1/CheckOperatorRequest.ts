
export interface CheckOperatorRequestInput {
  'userId'?: (string);
  'sessionId'?: (string);
}

export interface CheckOperatorRequest {
  'userId': (string);
  'sessionId': (string);
}
