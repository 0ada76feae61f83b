
export interface CheckAccessRequestInput {
  'userId'?: (string);
  'permission'?: (string);
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  '_siteId'?: "siteId";
  '_environmentId'?: "environmentId";
}

export interface CheckAccessRequest {
  'userId': (string);
  'permission': (string);
  'companyId': (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  '_siteId'?: "siteId";
  '_environmentId'?: "environmentId";
}
