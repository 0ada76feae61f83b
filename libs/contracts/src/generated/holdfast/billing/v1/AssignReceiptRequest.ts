import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';

export interface AssignReceiptRequestInput {
  'receiptId'?: (string);
  'companyId'?: (string);
  'invoiceNumber'?: (string);
  'amount'?: (_holdfast_billing_v1_PriceInput | null);
  'payer'?: "companyId"|"invoiceNumber";
  '_amount'?: "amount";
}

export interface AssignReceiptRequest {
  'receiptId': (string);
  'companyId'?: (string);
  'invoiceNumber'?: (string);
  'amount'?: (_holdfast_billing_v1_Price | null);
  'payer'?: "companyId"|"invoiceNumber";
  '_amount'?: "amount";
}
