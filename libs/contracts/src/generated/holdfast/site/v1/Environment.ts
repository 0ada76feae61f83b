import type { _holdfast_site_v1_EnvironmentFact_KindInput, _holdfast_site_v1_EnvironmentFact_Kind } from '../../../holdfast/site/v1/EnvironmentFact.ts';
import type { CopiedFromInput as _holdfast_site_v1_CopiedFromInput, CopiedFrom as _holdfast_site_v1_CopiedFrom } from '../../../holdfast/site/v1/CopiedFrom.ts';
import type { Long } from '@grpc/proto-loader';

export interface EnvironmentInput {
  'environmentId'?: (string);
  'siteId'?: (string);
  'companyId'?: (string);
  'kind'?: (_holdfast_site_v1_EnvironmentFact_KindInput);
  'name'?: (string);
  'hostNames'?: (string)[];
  'url'?: (string);
  'activeReleaseId'?: (string);
  'confirmed'?: (boolean);
  'closedByPassword'?: (boolean);
  'indexing'?: (boolean);
  'suspended'?: (boolean);
  'createdAt'?: (number | string | Long);
  'version'?: (number | string | Long);
  'capabilities'?: (string)[];
  'hostId'?: (string);
  'copiedFrom'?: (_holdfast_site_v1_CopiedFromInput | null);
  'archiveBytes'?: (number | string | Long);
  '_activeReleaseId'?: "activeReleaseId";
  '_copiedFrom'?: "copiedFrom";
  '_archiveBytes'?: "archiveBytes";
}

export interface Environment {
  'environmentId': (string);
  'siteId': (string);
  'companyId': (string);
  'kind': (_holdfast_site_v1_EnvironmentFact_Kind);
  'name': (string);
  'hostNames': (string)[];
  'url': (string);
  'activeReleaseId'?: (string);
  'confirmed': (boolean);
  'closedByPassword': (boolean);
  'indexing': (boolean);
  'suspended': (boolean);
  'createdAt': (number);
  'version': (number);
  'capabilities': (string)[];
  'hostId': (string);
  'copiedFrom'?: (_holdfast_site_v1_CopiedFrom | null);
  'archiveBytes'?: (number);
  '_activeReleaseId'?: "activeReleaseId";
  '_copiedFrom'?: "copiedFrom";
  '_archiveBytes'?: "archiveBytes";
}
