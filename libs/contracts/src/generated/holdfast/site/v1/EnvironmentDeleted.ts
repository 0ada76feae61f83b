import type { _holdfast_site_v1_EnvironmentFact_KindInput, _holdfast_site_v1_EnvironmentFact_Kind } from '../../../holdfast/site/v1/EnvironmentFact.ts';

export interface EnvironmentDeletedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'kind'?: (_holdfast_site_v1_EnvironmentFact_KindInput);
}

export interface EnvironmentDeleted {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'kind': (_holdfast_site_v1_EnvironmentFact_Kind);
}
