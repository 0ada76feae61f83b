
export interface ListDeletedSitesRequestInput {
  'companyId'?: (string);
}

export interface ListDeletedSitesRequest {
  'companyId': (string);
}
