
export interface GetUsageRequestInput {
  'companyId'?: (string);
}

export interface GetUsageRequest {
  'companyId': (string);
}
