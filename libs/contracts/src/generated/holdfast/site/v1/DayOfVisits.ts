import type { VisitsInput as _holdfast_site_v1_VisitsInput, Visits as _holdfast_site_v1_Visits } from '../../../holdfast/site/v1/Visits.ts';

export interface DayOfVisitsInput {
  'day'?: (string);
  'people'?: (_holdfast_site_v1_VisitsInput | null);
  'bots'?: (_holdfast_site_v1_VisitsInput | null);
  'assets'?: (_holdfast_site_v1_VisitsInput | null);
}

export interface DayOfVisits {
  'day': (string);
  'people': (_holdfast_site_v1_Visits | null);
  'bots': (_holdfast_site_v1_Visits | null);
  'assets': (_holdfast_site_v1_Visits | null);
}
