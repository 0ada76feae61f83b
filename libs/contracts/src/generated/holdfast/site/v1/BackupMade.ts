import type { BackupCauseInput as _holdfast_site_v1_BackupCauseInput, BackupCause as _holdfast_site_v1_BackupCause } from '../../../holdfast/site/v1/BackupCause.ts';

export interface BackupMadeInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'backupId'?: (string);
  'cause'?: (_holdfast_site_v1_BackupCauseInput);
}

export interface BackupMade {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'backupId': (string);
  'cause': (_holdfast_site_v1_BackupCause);
}
