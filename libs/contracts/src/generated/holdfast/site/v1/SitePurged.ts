
export interface SitePurgedInput {
  'companyId'?: (string);
  'siteId'?: (string);
}

export interface SitePurged {
  'companyId': (string);
  'siteId': (string);
}
