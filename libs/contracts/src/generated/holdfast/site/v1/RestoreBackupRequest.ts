
export interface RestoreBackupRequestInput {
  'backupId'?: (string);
  'to'?: (string);
}

export interface RestoreBackupRequest {
  'backupId': (string);
  'to': (string);
}
