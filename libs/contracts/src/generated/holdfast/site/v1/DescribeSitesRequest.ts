
export interface DescribeSitesRequestInput {
  'companyId'?: (string);
  'siteIds'?: (string)[];
}

export interface DescribeSitesRequest {
  'companyId': (string);
  'siteIds': (string)[];
}
