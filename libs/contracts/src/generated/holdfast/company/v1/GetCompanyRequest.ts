
export interface GetCompanyRequestInput {
  'companyId'?: (string);
}

export interface GetCompanyRequest {
  'companyId': (string);
}
