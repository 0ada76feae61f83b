
export interface CloseRequestInput {
  'companyId'?: (string);
  'closingId'?: (string);
}

export interface CloseRequest {
  'companyId': (string);
  'closingId': (string);
}
