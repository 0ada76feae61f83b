
export interface GetOperationRequestInput {
  'operationId'?: (string);
}

export interface GetOperationRequest {
  'operationId': (string);
}
