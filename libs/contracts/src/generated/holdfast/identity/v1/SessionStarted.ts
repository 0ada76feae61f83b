
export interface SessionStartedInput {
  'userId'?: (string);
  'sessionId'?: (string);
  'newPlace'?: (boolean);
}

export interface SessionStarted {
  'userId': (string);
  'sessionId': (string);
  'newPlace': (boolean);
}
