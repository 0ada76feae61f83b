
export interface LeaveSiteRequestInput {
  'siteId'?: (string);
}

export interface LeaveSiteRequest {
  'siteId': (string);
}
