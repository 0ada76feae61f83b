
export interface RestoreCompanyRequestInput {
  'companyId'?: (string);
  'reason'?: (string);
}

export interface RestoreCompanyRequest {
  'companyId': (string);
  'reason': (string);
}
