import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';
import type { PaymentStatusInput as _holdfast_billing_v1_PaymentStatusInput, PaymentStatus as _holdfast_billing_v1_PaymentStatus } from '../../../holdfast/billing/v1/PaymentStatus.ts';
import type { Long } from '@grpc/proto-loader';

export interface PaymentInput {
  'paymentId'?: (string);
  'amount'?: (_holdfast_billing_v1_PriceInput | null);
  'status'?: (_holdfast_billing_v1_PaymentStatusInput);
  'returned'?: (_holdfast_billing_v1_PriceInput | null);
  'provider'?: (string);
  'reference'?: (string);
  'at'?: (number | string | Long);
}

export interface Payment {
  'paymentId': (string);
  'amount': (_holdfast_billing_v1_Price | null);
  'status': (_holdfast_billing_v1_PaymentStatus);
  'returned': (_holdfast_billing_v1_Price | null);
  'provider': (string);
  'reference': (string);
  'at': (number);
}
