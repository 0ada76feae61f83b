
export interface EnvironmentChangedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'fields'?: (string)[];
}

export interface EnvironmentChanged {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'fields': (string)[];
}
