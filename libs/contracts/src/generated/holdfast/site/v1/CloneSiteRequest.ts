
export interface CloneSiteRequestInput {
  'siteId'?: (string);
  'name'?: (string);
  'environmentId'?: (string);
  '_environmentId'?: "environmentId";
}

export interface CloneSiteRequest {
  'siteId': (string);
  'name': (string);
  'environmentId'?: (string);
  '_environmentId'?: "environmentId";
}
