import type { MySiteInput as _holdfast_site_v1_MySiteInput, MySite as _holdfast_site_v1_MySite } from '../../../holdfast/site/v1/MySite.ts';

export interface ListMySitesReplyInput {
  'sites'?: (_holdfast_site_v1_MySiteInput)[];
}

export interface ListMySitesReply {
  'sites': (_holdfast_site_v1_MySite)[];
}
