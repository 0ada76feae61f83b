import type { _holdfast_site_v1_EnvironmentFact_KindInput, _holdfast_site_v1_EnvironmentFact_Kind } from '../../../holdfast/site/v1/EnvironmentFact.ts';

export interface EnvironmentCreatedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'kind'?: (_holdfast_site_v1_EnvironmentFact_KindInput);
}

export interface EnvironmentCreated {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'kind': (_holdfast_site_v1_EnvironmentFact_Kind);
}
