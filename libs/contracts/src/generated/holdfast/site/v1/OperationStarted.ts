import type { OperationKindInput as _holdfast_site_v1_OperationKindInput, OperationKind as _holdfast_site_v1_OperationKind } from '../../../holdfast/site/v1/OperationKind.ts';

export interface OperationStartedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'operationId'?: (string);
  'kind'?: (_holdfast_site_v1_OperationKindInput);
  'environmentId'?: (string);
  '_environmentId'?: "environmentId";
}

export interface OperationStarted {
  'companyId': (string);
  'siteId': (string);
  'operationId': (string);
  'kind': (_holdfast_site_v1_OperationKind);
  'environmentId'?: (string);
  '_environmentId'?: "environmentId";
}
