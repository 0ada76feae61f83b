
export interface SiteChangedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'fields'?: (string)[];
}

export interface SiteChanged {
  'companyId': (string);
  'siteId': (string);
  'fields': (string)[];
}
