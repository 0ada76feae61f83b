
export interface CheckAccessRequestInput {
  'userId'?: (string);
  'permission'?: (string);
  'companyId'?: (string);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}

export interface CheckAccessRequest {
  'userId': (string);
  'permission': (string);
  'companyId': (string);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}
