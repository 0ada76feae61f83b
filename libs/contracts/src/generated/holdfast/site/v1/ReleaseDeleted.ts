
export interface ReleaseDeletedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'releaseId'?: (string);
}

export interface ReleaseDeleted {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'releaseId': (string);
}
