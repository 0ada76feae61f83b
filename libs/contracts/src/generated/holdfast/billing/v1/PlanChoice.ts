import type { IntervalInput as _holdfast_billing_v1_IntervalInput, Interval as _holdfast_billing_v1_Interval } from '../../../holdfast/billing/v1/Interval.ts';

export interface PlanChoiceInput {
  'planId'?: (string);
  'version'?: (number);
  'interval'?: (_holdfast_billing_v1_IntervalInput);
}

export interface PlanChoice {
  'planId': (string);
  'version': (number);
  'interval': (_holdfast_billing_v1_Interval);
}
