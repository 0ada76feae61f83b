
export interface UndoRequestInput {
  'token'?: (string);
}

export interface UndoRequest {
  'token': (string);
}
