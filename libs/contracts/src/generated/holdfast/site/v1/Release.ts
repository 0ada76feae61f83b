import type { _holdfast_site_v1_ReleaseActivated_CauseInput, _holdfast_site_v1_ReleaseActivated_Cause } from '../../../holdfast/site/v1/ReleaseActivated.ts';
import type { ActorInput as _holdfast_ledger_v1_ActorInput, Actor as _holdfast_ledger_v1_Actor } from '../../../holdfast/ledger/v1/Actor.ts';
import type { WentBackInput as _holdfast_site_v1_WentBackInput, WentBack as _holdfast_site_v1_WentBack } from '../../../holdfast/site/v1/WentBack.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReleaseInput {
  'releaseId'?: (string);
  'environmentId'?: (string);
  'siteId'?: (string);
  'cause'?: (_holdfast_site_v1_ReleaseActivated_CauseInput);
  'fromEnvironmentId'?: (string);
  'fromReleaseId'?: (string);
  'fromBackupId'?: (string);
  'digest'?: (string);
  'files'?: (number | string | Long);
  'bytes'?: (number | string | Long);
  'createdAt'?: (number | string | Long);
  'createdBy'?: (_holdfast_ledger_v1_ActorInput | null);
  'active'?: (boolean);
  'note'?: (string);
  'wentBack'?: (_holdfast_site_v1_WentBackInput | null);
  '_fromEnvironmentId'?: "fromEnvironmentId";
  '_fromReleaseId'?: "fromReleaseId";
  '_fromBackupId'?: "fromBackupId";
  '_createdBy'?: "createdBy";
  '_note'?: "note";
  '_wentBack'?: "wentBack";
}

export interface Release {
  'releaseId': (string);
  'environmentId': (string);
  'siteId': (string);
  'cause': (_holdfast_site_v1_ReleaseActivated_Cause);
  'fromEnvironmentId'?: (string);
  'fromReleaseId'?: (string);
  'fromBackupId'?: (string);
  'digest': (string);
  'files': (number);
  'bytes': (number);
  'createdAt': (number);
  'createdBy'?: (_holdfast_ledger_v1_Actor | null);
  'active': (boolean);
  'note'?: (string);
  'wentBack'?: (_holdfast_site_v1_WentBack | null);
  '_fromEnvironmentId'?: "fromEnvironmentId";
  '_fromReleaseId'?: "fromReleaseId";
  '_fromBackupId'?: "fromBackupId";
  '_createdBy'?: "createdBy";
  '_note'?: "note";
  '_wentBack'?: "wentBack";
}
