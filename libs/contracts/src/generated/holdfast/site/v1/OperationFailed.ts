import type { OperationKindInput as _holdfast_site_v1_OperationKindInput, OperationKind as _holdfast_site_v1_OperationKind } from '../../../holdfast/site/v1/OperationKind.ts';
import type { ActorInput as _holdfast_ledger_v1_ActorInput, Actor as _holdfast_ledger_v1_Actor } from '../../../holdfast/ledger/v1/Actor.ts';

export interface OperationFailedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'operationId'?: (string);
  'kind'?: (_holdfast_site_v1_OperationKindInput);
  'code'?: (string);
  'environmentId'?: (string);
  'startedBy'?: (_holdfast_ledger_v1_ActorInput | null);
  '_environmentId'?: "environmentId";
}

export interface OperationFailed {
  'companyId': (string);
  'siteId': (string);
  'operationId': (string);
  'kind': (_holdfast_site_v1_OperationKind);
  'code': (string);
  'environmentId'?: (string);
  'startedBy': (_holdfast_ledger_v1_Actor | null);
  '_environmentId'?: "environmentId";
}
