
export interface NameSitesRequestInput {
  'companyId'?: (string);
  'siteIds'?: (string)[];
}

export interface NameSitesRequest {
  'companyId': (string);
  'siteIds': (string)[];
}
