
export interface RemoveFromSitesInput {
  'userIds'?: (string)[];
  'siteIds'?: (string)[];
}

export interface RemoveFromSites {
  'userIds': (string)[];
  'siteIds': (string)[];
}
