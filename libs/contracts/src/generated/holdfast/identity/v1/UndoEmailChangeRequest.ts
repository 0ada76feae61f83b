
export interface UndoEmailChangeRequestInput {
  'token'?: (string);
}

export interface UndoEmailChangeRequest {
  'token': (string);
}
