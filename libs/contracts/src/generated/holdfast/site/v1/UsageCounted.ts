import type { UsageLineInput as _holdfast_site_v1_UsageLineInput, UsageLine as _holdfast_site_v1_UsageLine } from '../../../holdfast/site/v1/UsageLine.ts';

export interface UsageCountedInput {
  'companyId'?: (string);
  'lines'?: (_holdfast_site_v1_UsageLineInput)[];
}

export interface UsageCounted {
  'companyId': (string);
  'lines': (_holdfast_site_v1_UsageLine)[];
}
