
export interface DownloadBackupRequestInput {
  'backupId'?: (string);
}

export interface DownloadBackupRequest {
  'backupId': (string);
}
