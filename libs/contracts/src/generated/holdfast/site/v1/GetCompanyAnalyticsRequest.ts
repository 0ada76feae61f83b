import type { DaysInput as _holdfast_site_v1_DaysInput, Days as _holdfast_site_v1_Days } from '../../../holdfast/site/v1/Days.ts';

export interface GetCompanyAnalyticsRequestInput {
  'companyId'?: (string);
  'days'?: (_holdfast_site_v1_DaysInput | null);
}

export interface GetCompanyAnalyticsRequest {
  'companyId': (string);
  'days': (_holdfast_site_v1_Days | null);
}
