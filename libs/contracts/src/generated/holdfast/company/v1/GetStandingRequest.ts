
export interface GetStandingRequestInput {
  'companyId'?: (string);
  'userId'?: (string);
}

export interface GetStandingRequest {
  'companyId': (string);
  'userId': (string);
}
