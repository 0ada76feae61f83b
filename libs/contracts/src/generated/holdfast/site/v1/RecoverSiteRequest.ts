
export interface RecoverSiteRequestInput {
  'siteId'?: (string);
  'reason'?: (string);
}

export interface RecoverSiteRequest {
  'siteId': (string);
  'reason': (string);
}
