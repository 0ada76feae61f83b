
export interface GetBackupRequestInput {
  'backupId'?: (string);
}

export interface GetBackupRequest {
  'backupId': (string);
}
