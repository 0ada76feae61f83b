import type { IntervalInput as _holdfast_billing_v1_IntervalInput, Interval as _holdfast_billing_v1_Interval } from '../../../holdfast/billing/v1/Interval.ts';

export interface PlanVersionFactInput {
  'intervals'?: (_holdfast_billing_v1_IntervalInput)[];
}

export interface PlanVersionFact {
  'intervals': (_holdfast_billing_v1_Interval)[];
}
