import type { QuotedLineInput as _holdfast_billing_v1_QuotedLineInput, QuotedLine as _holdfast_billing_v1_QuotedLine } from '../../../holdfast/billing/v1/QuotedLine.ts';
import type { QuotedVatInput as _holdfast_billing_v1_QuotedVatInput, QuotedVat as _holdfast_billing_v1_QuotedVat } from '../../../holdfast/billing/v1/QuotedVat.ts';
import type { Long } from '@grpc/proto-loader';

export interface QuotedPriceInput {
  'lines'?: (_holdfast_billing_v1_QuotedLineInput)[];
  'net'?: (number | string | Long);
  'vat'?: (_holdfast_billing_v1_QuotedVatInput)[];
  'gross'?: (number | string | Long);
}

export interface QuotedPrice {
  'lines': (_holdfast_billing_v1_QuotedLine)[];
  'net': (number);
  'vat': (_holdfast_billing_v1_QuotedVat)[];
  'gross': (number);
}
