import type { HostInput as _holdfast_site_v1_HostInput, Host as _holdfast_site_v1_Host } from '../../../holdfast/site/v1/Host.ts';

export interface ListHostsReplyInput {
  'hosts'?: (_holdfast_site_v1_HostInput)[];
}

export interface ListHostsReply {
  'hosts': (_holdfast_site_v1_Host)[];
}
