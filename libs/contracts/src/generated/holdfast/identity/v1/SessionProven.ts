
export interface SessionProvenInput {
  'userId'?: (string);
  'sessionId'?: (string);
}

export interface SessionProven {
  'userId': (string);
  'sessionId': (string);
}
