
export interface VerifyBackupRequestInput {
  'backupId'?: (string);
}

export interface VerifyBackupRequest {
  'backupId': (string);
}
