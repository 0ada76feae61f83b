import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';

export interface RefundPaymentRequestInput {
  'paymentId'?: (string);
  'amount'?: (_holdfast_billing_v1_PriceInput | null);
  'reason'?: (string);
}

export interface RefundPaymentRequest {
  'paymentId': (string);
  'amount': (_holdfast_billing_v1_Price | null);
  'reason': (string);
}
