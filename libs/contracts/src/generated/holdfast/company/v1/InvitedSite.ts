
export interface InvitedSiteInput {
  'siteId'?: (string);
  'name'?: (string);
}

export interface InvitedSite {
  'siteId': (string);
  'name': (string);
}
