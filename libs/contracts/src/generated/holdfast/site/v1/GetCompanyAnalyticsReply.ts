import type { DayOfVisitsInput as _holdfast_site_v1_DayOfVisitsInput, DayOfVisits as _holdfast_site_v1_DayOfVisits } from '../../../holdfast/site/v1/DayOfVisits.ts';

export interface GetCompanyAnalyticsReplyInput {
  'days'?: (_holdfast_site_v1_DayOfVisitsInput)[];
}

export interface GetCompanyAnalyticsReply {
  'days': (_holdfast_site_v1_DayOfVisits)[];
}
