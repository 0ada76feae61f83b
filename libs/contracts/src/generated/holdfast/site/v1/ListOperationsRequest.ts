import type { OperationStateInput as _holdfast_site_v1_OperationStateInput, OperationState as _holdfast_site_v1_OperationState } from '../../../holdfast/site/v1/OperationState.ts';

export interface ListOperationsRequestInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  'states'?: (_holdfast_site_v1_OperationStateInput)[];
  'of'?: "companyId"|"siteId";
}

export interface ListOperationsRequest {
  'companyId'?: (string);
  'siteId'?: (string);
  'limit': (number);
  'after': (string);
  'states': (_holdfast_site_v1_OperationState)[];
  'of'?: "companyId"|"siteId";
}
