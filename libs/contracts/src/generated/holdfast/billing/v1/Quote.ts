import type { QuotedPriceInput as _holdfast_billing_v1_QuotedPriceInput, QuotedPrice as _holdfast_billing_v1_QuotedPrice } from '../../../holdfast/billing/v1/QuotedPrice.ts';
import type { Long } from '@grpc/proto-loader';

export interface QuoteInput {
  'quoteId'?: (string);
  'companyId'?: (string);
  'at'?: (number | string | Long);
  'expiresAt'?: (number | string | Long);
  'effectiveAt'?: (number | string | Long);
  'currency'?: (string);
  'price'?: (_holdfast_billing_v1_QuotedPriceInput | null);
  'renewal'?: (_holdfast_billing_v1_QuotedPriceInput | null);
  'renewalAt'?: (number | string | Long);
  '_renewal'?: "renewal";
  '_renewalAt'?: "renewalAt";
}

export interface Quote {
  'quoteId': (string);
  'companyId': (string);
  'at': (number);
  'expiresAt': (number);
  'effectiveAt': (number);
  'currency': (string);
  'price': (_holdfast_billing_v1_QuotedPrice | null);
  'renewal'?: (_holdfast_billing_v1_QuotedPrice | null);
  'renewalAt'?: (number);
  '_renewal'?: "renewal";
  '_renewalAt'?: "renewalAt";
}
