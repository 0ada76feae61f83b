import type { IntervalInput as _holdfast_billing_v1_IntervalInput, Interval as _holdfast_billing_v1_Interval } from '../../../holdfast/billing/v1/Interval.ts';
import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';

export interface PlanPriceInput {
  'interval'?: (_holdfast_billing_v1_IntervalInput);
  'price'?: (_holdfast_billing_v1_PriceInput | null);
}

export interface PlanPrice {
  'interval': (_holdfast_billing_v1_Interval);
  'price': (_holdfast_billing_v1_Price | null);
}
