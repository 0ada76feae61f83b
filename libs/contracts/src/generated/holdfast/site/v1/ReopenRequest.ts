
export interface ReopenRequestInput {
  'companyId'?: (string);
  'closingId'?: (string);
}

export interface ReopenRequest {
  'companyId': (string);
  'closingId': (string);
}
