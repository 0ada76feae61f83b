import type { UsageMeterInput as _holdfast_billing_v1_UsageMeterInput, UsageMeter as _holdfast_billing_v1_UsageMeter } from '../../../holdfast/billing/v1/UsageMeter.ts';
import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';
import type { Long } from '@grpc/proto-loader';

export interface MeterOfMonthInput {
  'meter'?: (_holdfast_billing_v1_UsageMeterInput);
  'used'?: (number | string | Long);
  'included'?: (number | string | Long);
  'overage'?: (_holdfast_billing_v1_PriceInput | null);
  '_included'?: "included";
}

export interface MeterOfMonth {
  'meter': (_holdfast_billing_v1_UsageMeter);
  'used': (number);
  'included'?: (number);
  'overage': (_holdfast_billing_v1_Price | null);
  '_included'?: "included";
}
