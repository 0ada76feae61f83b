
export interface GetSiteRequestInput {
  'siteId'?: (string);
}

export interface GetSiteRequest {
  'siteId': (string);
}
