
export interface CancelOperationRequestInput {
  'operationId'?: (string);
}

export interface CancelOperationRequest {
  'operationId': (string);
}
