
export interface CompanyClosingInput {
  'companyId'?: (string);
  'closingId'?: (string);
}

export interface CompanyClosing {
  'companyId': (string);
  'closingId': (string);
}
