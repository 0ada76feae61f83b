import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';
import type { Long } from '@grpc/proto-loader';

export interface OverVisitsInput {
  'block'?: (number | string | Long);
  'price'?: (_holdfast_billing_v1_PriceInput | null);
}

export interface OverVisits {
  'block': (number);
  'price': (_holdfast_billing_v1_Price | null);
}
