
export interface BackupDeletedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'backupId'?: (string);
}

export interface BackupDeleted {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'backupId': (string);
}
