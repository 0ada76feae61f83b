
export interface GetRequestInput {
  'companyId'?: (string);
}

export interface GetRequest {
  'companyId': (string);
}
