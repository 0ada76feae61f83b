
export interface CompanyClosedInput {
  'companyId'?: (string);
}

export interface CompanyClosed {
  'companyId': (string);
}
