import type { IntervalInput as _holdfast_billing_v1_IntervalInput, Interval as _holdfast_billing_v1_Interval } from '../../../holdfast/billing/v1/Interval.ts';
import type { Long } from '@grpc/proto-loader';

export interface PlanPriceInput {
  'interval'?: (_holdfast_billing_v1_IntervalInput);
  'amount'?: (number | string | Long);
  'currency'?: (string);
}

export interface PlanPrice {
  'interval': (_holdfast_billing_v1_Interval);
  'amount': (number);
  'currency': (string);
}
