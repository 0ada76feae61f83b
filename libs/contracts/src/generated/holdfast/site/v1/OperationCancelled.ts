import type { OperationKindInput as _holdfast_site_v1_OperationKindInput, OperationKind as _holdfast_site_v1_OperationKind } from '../../../holdfast/site/v1/OperationKind.ts';

export interface OperationCancelledInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'operationId'?: (string);
  'kind'?: (_holdfast_site_v1_OperationKindInput);
}

export interface OperationCancelled {
  'companyId': (string);
  'siteId': (string);
  'operationId': (string);
  'kind': (_holdfast_site_v1_OperationKind);
}
