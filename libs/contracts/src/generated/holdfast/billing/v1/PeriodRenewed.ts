import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface PeriodRenewedInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'from'?: (number | string | Long);
  'to'?: (number | string | Long);
}

export interface PeriodRenewed {
  'companyId': (string);
  'choice': (_holdfast_billing_v1_PlanChoice | null);
  'from': (number);
  'to': (number);
}
