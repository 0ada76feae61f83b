import type { MeterOfMonthInput as _holdfast_billing_v1_MeterOfMonthInput, MeterOfMonth as _holdfast_billing_v1_MeterOfMonth } from '../../../holdfast/billing/v1/MeterOfMonth.ts';
import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';
import type { Long } from '@grpc/proto-loader';

export interface MonthOfUsageInput {
  'from'?: (number | string | Long);
  'to'?: (number | string | Long);
  'meters'?: (_holdfast_billing_v1_MeterOfMonthInput)[];
  'overage'?: (_holdfast_billing_v1_PriceInput | null);
  'cap'?: (_holdfast_billing_v1_PriceInput | null);
  'isSettled'?: (boolean);
}

export interface MonthOfUsage {
  'from': (number);
  'to': (number);
  'meters': (_holdfast_billing_v1_MeterOfMonth)[];
  'overage': (_holdfast_billing_v1_Price | null);
  'cap': (_holdfast_billing_v1_Price | null);
  'isSettled': (boolean);
}
