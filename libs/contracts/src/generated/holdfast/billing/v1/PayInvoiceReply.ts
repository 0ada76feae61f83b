import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';
import type { PaymentInput as _holdfast_billing_v1_PaymentInput, Payment as _holdfast_billing_v1_Payment } from '../../../holdfast/billing/v1/Payment.ts';
import type { BankAccountInput as _holdfast_billing_v1_BankAccountInput, BankAccount as _holdfast_billing_v1_BankAccount } from '../../../holdfast/billing/v1/BankAccount.ts';

export interface PayInvoiceReplyInput {
  'amount'?: (_holdfast_billing_v1_PriceInput | null);
  'payment'?: (_holdfast_billing_v1_PaymentInput | null);
  'bank'?: (_holdfast_billing_v1_BankAccountInput | null);
  'by'?: "payment"|"bank";
}

export interface PayInvoiceReply {
  'amount': (_holdfast_billing_v1_Price | null);
  'payment'?: (_holdfast_billing_v1_Payment | null);
  'bank'?: (_holdfast_billing_v1_BankAccount | null);
  'by'?: "payment"|"bank";
}
