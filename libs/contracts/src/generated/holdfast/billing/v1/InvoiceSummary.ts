import type { InvoiceKindInput as _holdfast_billing_v1_InvoiceKindInput, InvoiceKind as _holdfast_billing_v1_InvoiceKind } from '../../../holdfast/billing/v1/InvoiceKind.ts';
import type { PaymentStateInput as _holdfast_billing_v1_PaymentStateInput, PaymentState as _holdfast_billing_v1_PaymentState } from '../../../holdfast/billing/v1/PaymentState.ts';
import type { Long } from '@grpc/proto-loader';

export interface InvoiceSummaryInput {
  'invoiceId'?: (string);
  'number'?: (string);
  'kind'?: (_holdfast_billing_v1_InvoiceKindInput);
  'issuedOn'?: (string);
  'dueOn'?: (string);
  'currency'?: (string);
  'net'?: (number | string | Long);
  'vat'?: (number | string | Long);
  'gross'?: (number | string | Long);
  'outstanding'?: (number | string | Long);
  'state'?: (_holdfast_billing_v1_PaymentStateInput);
  'corrects'?: (string);
  'purchaseOrder'?: (string);
  '_corrects'?: "corrects";
  '_purchaseOrder'?: "purchaseOrder";
}

export interface InvoiceSummary {
  'invoiceId': (string);
  'number': (string);
  'kind': (_holdfast_billing_v1_InvoiceKind);
  'issuedOn': (string);
  'dueOn': (string);
  'currency': (string);
  'net': (number);
  'vat': (number);
  'gross': (number);
  'outstanding': (number);
  'state': (_holdfast_billing_v1_PaymentState);
  'corrects'?: (string);
  'purchaseOrder'?: (string);
  '_corrects'?: "corrects";
  '_purchaseOrder'?: "purchaseOrder";
}
