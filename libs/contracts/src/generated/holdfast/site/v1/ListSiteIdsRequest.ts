
export interface ListSiteIdsRequestInput {
  'companyId'?: (string);
}

export interface ListSiteIdsRequest {
  'companyId': (string);
}
