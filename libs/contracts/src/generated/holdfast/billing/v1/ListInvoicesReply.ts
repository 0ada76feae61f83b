import type { InvoiceSummaryInput as _holdfast_billing_v1_InvoiceSummaryInput, InvoiceSummary as _holdfast_billing_v1_InvoiceSummary } from '../../../holdfast/billing/v1/InvoiceSummary.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListInvoicesReplyInput {
  'invoices'?: (_holdfast_billing_v1_InvoiceSummaryInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListInvoicesReply {
  'invoices': (_holdfast_billing_v1_InvoiceSummary)[];
  'nextCursor': (string);
  'total': (number);
}
