import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { DropCauseInput as _holdfast_billing_v1_DropCauseInput, DropCause as _holdfast_billing_v1_DropCause } from '../../../holdfast/billing/v1/DropCause.ts';

export interface PlanChangeDroppedInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'because'?: (_holdfast_billing_v1_DropCauseInput);
}

export interface PlanChangeDropped {
  'companyId': (string);
  'choice': (_holdfast_billing_v1_PlanChoice | null);
  'because': (_holdfast_billing_v1_DropCause);
}
