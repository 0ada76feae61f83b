import type { SiteNameInput as _holdfast_site_v1_SiteNameInput, SiteName as _holdfast_site_v1_SiteName } from '../../../holdfast/site/v1/SiteName.ts';

export interface DescribeSitesReplyInput {
  'sites'?: (_holdfast_site_v1_SiteNameInput)[];
}

export interface DescribeSitesReply {
  'sites': (_holdfast_site_v1_SiteName)[];
}
