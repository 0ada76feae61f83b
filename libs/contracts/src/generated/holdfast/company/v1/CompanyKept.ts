
export interface CompanyKeptInput {
  'companyId'?: (string);
  'closingId'?: (string);
  'code'?: (string);
}

export interface CompanyKept {
  'companyId': (string);
  'closingId': (string);
  'code': (string);
}
