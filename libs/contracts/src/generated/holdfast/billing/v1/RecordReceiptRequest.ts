import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';

export interface RecordReceiptRequestInput {
  'amount'?: (_holdfast_billing_v1_PriceInput | null);
  'reference'?: (string);
  'receivedOn'?: (string);
}

export interface RecordReceiptRequest {
  'amount': (_holdfast_billing_v1_Price | null);
  'reference': (string);
  'receivedOn': (string);
}
