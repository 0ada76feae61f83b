
export interface FinishUploadRequestInput {
  'operationId'?: (string);
  'problem'?: (string);
  'detail'?: (string);
  '_problem'?: "problem";
  '_detail'?: "detail";
}

export interface FinishUploadRequest {
  'operationId': (string);
  'problem'?: (string);
  'detail'?: (string);
  '_problem'?: "problem";
  '_detail'?: "detail";
}
