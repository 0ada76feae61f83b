
export interface CloseFailureInput {
  'companyId'?: (string);
  'reason'?: (string);
}

export interface CloseFailure {
  'companyId': (string);
  'reason': (string);
}
