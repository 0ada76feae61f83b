import type { SiteOrderInput as _holdfast_site_v1_SiteOrderInput, SiteOrder as _holdfast_site_v1_SiteOrder } from '../../../holdfast/site/v1/SiteOrder.ts';

export interface ListSitesRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  'search'?: (string);
  'labels'?: (string)[];
  'order'?: (_holdfast_site_v1_SiteOrderInput);
}

export interface ListSitesRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
  'search': (string);
  'labels': (string)[];
  'order': (_holdfast_site_v1_SiteOrder);
}
