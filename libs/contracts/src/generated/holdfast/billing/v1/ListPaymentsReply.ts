import type { PaymentInput as _holdfast_billing_v1_PaymentInput, Payment as _holdfast_billing_v1_Payment } from '../../../holdfast/billing/v1/Payment.ts';

export interface ListPaymentsReplyInput {
  'payments'?: (_holdfast_billing_v1_PaymentInput)[];
  'nextCursor'?: (string);
}

export interface ListPaymentsReply {
  'payments': (_holdfast_billing_v1_Payment)[];
  'nextCursor': (string);
}
