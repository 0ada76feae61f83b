
export interface CloseAccountRequestInput {
  'companyId'?: (string);
  'closingId'?: (string);
}

export interface CloseAccountRequest {
  'companyId': (string);
  'closingId': (string);
}
