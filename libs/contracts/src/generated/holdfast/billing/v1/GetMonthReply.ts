import type { MonthOfUsageInput as _holdfast_billing_v1_MonthOfUsageInput, MonthOfUsage as _holdfast_billing_v1_MonthOfUsage } from '../../../holdfast/billing/v1/MonthOfUsage.ts';
import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';

export interface GetMonthReplyInput {
  'month'?: (_holdfast_billing_v1_MonthOfUsageInput | null);
  'overageCap'?: (_holdfast_billing_v1_PriceInput | null);
}

export interface GetMonthReply {
  'month': (_holdfast_billing_v1_MonthOfUsage | null);
  'overageCap': (_holdfast_billing_v1_Price | null);
}
