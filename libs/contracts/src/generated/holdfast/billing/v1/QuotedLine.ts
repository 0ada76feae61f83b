import type { QuotedLineKindInput as _holdfast_billing_v1_QuotedLineKindInput, QuotedLineKind as _holdfast_billing_v1_QuotedLineKind } from '../../../holdfast/billing/v1/QuotedLineKind.ts';
import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface QuotedLineInput {
  'kind'?: (_holdfast_billing_v1_QuotedLineKindInput);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'from'?: (number | string | Long);
  'to'?: (number | string | Long);
  'amount'?: (number | string | Long);
}

export interface QuotedLine {
  'kind': (_holdfast_billing_v1_QuotedLineKind);
  'choice': (_holdfast_billing_v1_PlanChoice | null);
  'from': (number);
  'to': (number);
  'amount': (number);
}
