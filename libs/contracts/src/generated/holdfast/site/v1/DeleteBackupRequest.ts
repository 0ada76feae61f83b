
export interface DeleteBackupRequestInput {
  'backupId'?: (string);
}

export interface DeleteBackupRequest {
  'backupId': (string);
}
