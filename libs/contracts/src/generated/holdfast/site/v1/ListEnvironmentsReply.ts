import type { EnvironmentInput as _holdfast_site_v1_EnvironmentInput, Environment as _holdfast_site_v1_Environment } from '../../../holdfast/site/v1/Environment.ts';

export interface ListEnvironmentsReplyInput {
  'environments'?: (_holdfast_site_v1_EnvironmentInput)[];
}

export interface ListEnvironmentsReply {
  'environments': (_holdfast_site_v1_Environment)[];
}
