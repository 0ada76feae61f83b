import type { _holdfast_site_v1_EnvironmentFact_KindInput, _holdfast_site_v1_EnvironmentFact_Kind } from '../../../holdfast/site/v1/EnvironmentFact.ts';

export interface CreateEnvironmentRequestInput {
  'siteId'?: (string);
  'kind'?: (_holdfast_site_v1_EnvironmentFact_KindInput);
  'name'?: (string);
  'copyOf'?: (string);
  '_name'?: "name";
  '_copyOf'?: "copyOf";
}

export interface CreateEnvironmentRequest {
  'siteId': (string);
  'kind': (_holdfast_site_v1_EnvironmentFact_Kind);
  'name'?: (string);
  'copyOf'?: (string);
  '_name'?: "name";
  '_copyOf'?: "copyOf";
}
