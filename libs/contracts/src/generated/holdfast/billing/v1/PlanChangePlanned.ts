import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface PlanChangePlannedInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'at'?: (number | string | Long);
}

export interface PlanChangePlanned {
  'companyId': (string);
  'choice': (_holdfast_billing_v1_PlanChoice | null);
  'at': (number);
}
