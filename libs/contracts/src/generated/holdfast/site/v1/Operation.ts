import type { OperationKindInput as _holdfast_site_v1_OperationKindInput, OperationKind as _holdfast_site_v1_OperationKind } from '../../../holdfast/site/v1/OperationKind.ts';
import type { OperationStateInput as _holdfast_site_v1_OperationStateInput, OperationState as _holdfast_site_v1_OperationState } from '../../../holdfast/site/v1/OperationState.ts';
import type { ActorInput as _holdfast_ledger_v1_ActorInput, Actor as _holdfast_ledger_v1_Actor } from '../../../holdfast/ledger/v1/Actor.ts';
import type { Long } from '@grpc/proto-loader';

export interface OperationInput {
  'operationId'?: (string);
  'kind'?: (_holdfast_site_v1_OperationKindInput);
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'state'?: (_holdfast_site_v1_OperationStateInput);
  'step'?: (string);
  'percent'?: (number);
  'startedBy'?: (_holdfast_ledger_v1_ActorInput | null);
  'startedAt'?: (number | string | Long);
  'endedAt'?: (number | string | Long);
  'reference'?: (string);
  'problem'?: (string);
  'detail'?: (string);
  'releaseId'?: (string);
  'backupId'?: (string);
  'canBeCancelled'?: (boolean);
  'reason'?: (string);
  'siteName'?: (string);
  '_environmentId'?: "environmentId";
  '_startedBy'?: "startedBy";
  '_endedAt'?: "endedAt";
  '_problem'?: "problem";
  '_detail'?: "detail";
  '_releaseId'?: "releaseId";
  '_backupId'?: "backupId";
  '_reason'?: "reason";
  '_siteName'?: "siteName";
}

export interface Operation {
  'operationId': (string);
  'kind': (_holdfast_site_v1_OperationKind);
  'companyId': (string);
  'siteId': (string);
  'environmentId'?: (string);
  'state': (_holdfast_site_v1_OperationState);
  'step': (string);
  'percent': (number);
  'startedBy'?: (_holdfast_ledger_v1_Actor | null);
  'startedAt': (number);
  'endedAt'?: (number);
  'reference': (string);
  'problem'?: (string);
  'detail'?: (string);
  'releaseId'?: (string);
  'backupId'?: (string);
  'canBeCancelled': (boolean);
  'reason'?: (string);
  'siteName'?: (string);
  '_environmentId'?: "environmentId";
  '_startedBy'?: "startedBy";
  '_endedAt'?: "endedAt";
  '_problem'?: "problem";
  '_detail'?: "detail";
  '_releaseId'?: "releaseId";
  '_backupId'?: "backupId";
  '_reason'?: "reason";
  '_siteName'?: "siteName";
}
