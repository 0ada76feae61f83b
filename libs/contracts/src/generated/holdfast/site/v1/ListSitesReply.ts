import type { SiteInput as _holdfast_site_v1_SiteInput, Site as _holdfast_site_v1_Site } from '../../../holdfast/site/v1/Site.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListSitesReplyInput {
  'sites'?: (_holdfast_site_v1_SiteInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListSitesReply {
  'sites': (_holdfast_site_v1_Site)[];
  'nextCursor': (string);
  'total': (number);
}
