
export interface LeaveCompanyRequestInput {
  'companyId'?: (string);
}

export interface LeaveCompanyRequest {
  'companyId': (string);
}
