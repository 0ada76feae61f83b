import type { DeletedSiteInput as _holdfast_site_v1_DeletedSiteInput, DeletedSite as _holdfast_site_v1_DeletedSite } from '../../../holdfast/site/v1/DeletedSite.ts';

export interface ListDeletedSitesReplyInput {
  'sites'?: (_holdfast_site_v1_DeletedSiteInput)[];
}

export interface ListDeletedSitesReply {
  'sites': (_holdfast_site_v1_DeletedSite)[];
}
