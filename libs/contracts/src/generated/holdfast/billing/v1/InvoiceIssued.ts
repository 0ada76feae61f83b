import type { InvoiceKindInput as _holdfast_billing_v1_InvoiceKindInput, InvoiceKind as _holdfast_billing_v1_InvoiceKind } from '../../../holdfast/billing/v1/InvoiceKind.ts';
import type { Long } from '@grpc/proto-loader';

export interface InvoiceIssuedInput {
  'companyId'?: (string);
  'invoiceId'?: (string);
  'number'?: (string);
  'kind'?: (_holdfast_billing_v1_InvoiceKindInput);
  'dueOn'?: (string);
  'gross'?: (number | string | Long);
  'due'?: (number | string | Long);
  'currency'?: (string);
  'locale'?: (string);
  'corrects'?: (string);
  'reason'?: (string);
  '_corrects'?: "corrects";
  '_reason'?: "reason";
}

export interface InvoiceIssued {
  'companyId': (string);
  'invoiceId': (string);
  'number': (string);
  'kind': (_holdfast_billing_v1_InvoiceKind);
  'dueOn': (string);
  'gross': (number);
  'due': (number);
  'currency': (string);
  'locale': (string);
  'corrects'?: (string);
  'reason'?: (string);
  '_corrects'?: "corrects";
  '_reason'?: "reason";
}
