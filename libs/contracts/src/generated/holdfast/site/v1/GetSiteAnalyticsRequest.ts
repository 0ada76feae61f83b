import type { DaysInput as _holdfast_site_v1_DaysInput, Days as _holdfast_site_v1_Days } from '../../../holdfast/site/v1/Days.ts';

export interface GetSiteAnalyticsRequestInput {
  'siteId'?: (string);
  'environmentId'?: (string);
  'days'?: (_holdfast_site_v1_DaysInput | null);
  '_environmentId'?: "environmentId";
}

export interface GetSiteAnalyticsRequest {
  'siteId': (string);
  'environmentId'?: (string);
  'days': (_holdfast_site_v1_Days | null);
  '_environmentId'?: "environmentId";
}
