
export interface ListWhoMayRequestInput {
  'permission'?: (string);
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  '_siteId'?: "siteId";
  '_environmentId'?: "environmentId";
}

export interface ListWhoMayRequest {
  'permission': (string);
  'companyId': (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'limit': (number);
  'after': (string);
  '_siteId'?: "siteId";
  '_environmentId'?: "environmentId";
}
