
export interface MakeBackupRequestInput {
  'environmentId'?: (string);
  'note'?: (string);
  '_note'?: "note";
}

export interface MakeBackupRequest {
  'environmentId': (string);
  'note'?: (string);
  '_note'?: "note";
}
