
export interface CompanyRestoredInput {
  'companyId'?: (string);
  'reason'?: (string);
}

export interface CompanyRestored {
  'companyId': (string);
  'reason': (string);
}
