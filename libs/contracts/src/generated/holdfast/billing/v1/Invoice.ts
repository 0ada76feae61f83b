import type { InvoiceSummaryInput as _holdfast_billing_v1_InvoiceSummaryInput, InvoiceSummary as _holdfast_billing_v1_InvoiceSummary } from '../../../holdfast/billing/v1/InvoiceSummary.ts';
import type { InvoicePartyInput as _holdfast_billing_v1_InvoicePartyInput, InvoiceParty as _holdfast_billing_v1_InvoiceParty } from '../../../holdfast/billing/v1/InvoiceParty.ts';
import type { InvoiceLineInput as _holdfast_billing_v1_InvoiceLineInput, InvoiceLine as _holdfast_billing_v1_InvoiceLine } from '../../../holdfast/billing/v1/InvoiceLine.ts';
import type { InvoiceVatInput as _holdfast_billing_v1_InvoiceVatInput, InvoiceVat as _holdfast_billing_v1_InvoiceVat } from '../../../holdfast/billing/v1/InvoiceVat.ts';
import type { Long } from '@grpc/proto-loader';

export interface InvoiceInput {
  'summary'?: (_holdfast_billing_v1_InvoiceSummaryInput | null);
  'taxPointOn'?: (string);
  'seller'?: (_holdfast_billing_v1_InvoicePartyInput | null);
  'buyer'?: (_holdfast_billing_v1_InvoicePartyInput | null);
  'periodFrom'?: (string);
  'periodTo'?: (string);
  'lines'?: (_holdfast_billing_v1_InvoiceLineInput)[];
  'vat'?: (_holdfast_billing_v1_InvoiceVatInput)[];
  'prepaid'?: (number | string | Long);
  'due'?: (number | string | Long);
  'locale'?: (string);
}

export interface Invoice {
  'summary': (_holdfast_billing_v1_InvoiceSummary | null);
  'taxPointOn': (string);
  'seller': (_holdfast_billing_v1_InvoiceParty | null);
  'buyer': (_holdfast_billing_v1_InvoiceParty | null);
  'periodFrom': (string);
  'periodTo': (string);
  'lines': (_holdfast_billing_v1_InvoiceLine)[];
  'vat': (_holdfast_billing_v1_InvoiceVat)[];
  'prepaid': (number);
  'due': (number);
  'locale': (string);
}
