
export interface SiteNameInput {
  'siteId'?: (string);
  'name'?: (string);
}

export interface SiteName {
  'siteId': (string);
  'name': (string);
}
