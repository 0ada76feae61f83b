
export interface BackupVerifiedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'backupId'?: (string);
}

export interface BackupVerified {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'backupId': (string);
}
