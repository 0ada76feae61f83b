import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';

export interface PutOverageCapRequestInput {
  'companyId'?: (string);
  'cap'?: (_holdfast_billing_v1_PriceInput | null);
}

export interface PutOverageCapRequest {
  'companyId': (string);
  'cap': (_holdfast_billing_v1_Price | null);
}
