
export interface BackupNotProvedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'backupId'?: (string);
  'code'?: (string);
}

export interface BackupNotProved {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'backupId': (string);
  'code': (string);
}
