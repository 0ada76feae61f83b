import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';

export interface RecordPaymentReplyInput {
  'paymentId'?: (string);
  'companyId'?: (string);
  'outstanding'?: (_holdfast_billing_v1_PriceInput | null);
  'credit'?: (_holdfast_billing_v1_PriceInput | null);
}

export interface RecordPaymentReply {
  'paymentId': (string);
  'companyId': (string);
  'outstanding': (_holdfast_billing_v1_Price | null);
  'credit': (_holdfast_billing_v1_Price | null);
}
