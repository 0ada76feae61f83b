import type { InvoiceKindInput as _holdfast_billing_v1_InvoiceKindInput, InvoiceKind as _holdfast_billing_v1_InvoiceKind } from '../../../holdfast/billing/v1/InvoiceKind.ts';

export interface ListInvoicesRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  'search'?: (string);
  'kind'?: (_holdfast_billing_v1_InvoiceKindInput);
  'year'?: (number);
  '_kind'?: "kind";
  '_year'?: "year";
}

export interface ListInvoicesRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
  'search': (string);
  'kind'?: (_holdfast_billing_v1_InvoiceKind);
  'year'?: (number);
  '_kind'?: "kind";
  '_year'?: "year";
}
