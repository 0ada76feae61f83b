
export interface SuspendCompanyRequestInput {
  'companyId'?: (string);
  'reason'?: (string);
}

export interface SuspendCompanyRequest {
  'companyId': (string);
  'reason': (string);
}
