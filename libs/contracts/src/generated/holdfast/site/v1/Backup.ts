import type { BackupCauseInput as _holdfast_site_v1_BackupCauseInput, BackupCause as _holdfast_site_v1_BackupCause } from '../../../holdfast/site/v1/BackupCause.ts';
import type { ActorInput as _holdfast_ledger_v1_ActorInput, Actor as _holdfast_ledger_v1_Actor } from '../../../holdfast/ledger/v1/Actor.ts';
import type { Long } from '@grpc/proto-loader';

export interface BackupInput {
  'backupId'?: (string);
  'environmentId'?: (string);
  'siteId'?: (string);
  'cause'?: (_holdfast_site_v1_BackupCauseInput);
  'releaseId'?: (string);
  'digest'?: (string);
  'files'?: (number | string | Long);
  'bytes'?: (number | string | Long);
  'createdAt'?: (number | string | Long);
  'createdBy'?: (_holdfast_ledger_v1_ActorInput | null);
  'expiresAt'?: (number | string | Long);
  'verifiedAt'?: (number | string | Long);
  'notProved'?: (string);
  'note'?: (string);
  '_createdBy'?: "createdBy";
  '_verifiedAt'?: "verifiedAt";
  '_notProved'?: "notProved";
  '_note'?: "note";
}

export interface Backup {
  'backupId': (string);
  'environmentId': (string);
  'siteId': (string);
  'cause': (_holdfast_site_v1_BackupCause);
  'releaseId': (string);
  'digest': (string);
  'files': (number);
  'bytes': (number);
  'createdAt': (number);
  'createdBy'?: (_holdfast_ledger_v1_Actor | null);
  'expiresAt': (number);
  'verifiedAt'?: (number);
  'notProved'?: (string);
  'note'?: (string);
  '_createdBy'?: "createdBy";
  '_verifiedAt'?: "verifiedAt";
  '_notProved'?: "notProved";
  '_note'?: "note";
}
