
export interface PushRequestInput {
  'environmentId'?: (string);
  'to'?: (string);
  'despiteChanges'?: (boolean);
}

export interface PushRequest {
  'environmentId': (string);
  'to': (string);
  'despiteChanges': (boolean);
}
