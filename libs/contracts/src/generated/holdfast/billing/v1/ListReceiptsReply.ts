import type { ReceiptInput as _holdfast_billing_v1_ReceiptInput, Receipt as _holdfast_billing_v1_Receipt } from '../../../holdfast/billing/v1/Receipt.ts';

export interface ListReceiptsReplyInput {
  'receipts'?: (_holdfast_billing_v1_ReceiptInput)[];
  'nextCursor'?: (string);
}

export interface ListReceiptsReply {
  'receipts': (_holdfast_billing_v1_Receipt)[];
  'nextCursor': (string);
}
