import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';

export interface MakeQuoteRequestInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'cancel'?: (boolean);
  'siteIds'?: (string)[];
  '_choice'?: "choice";
}

export interface MakeQuoteRequest {
  'companyId': (string);
  'choice'?: (_holdfast_billing_v1_PlanChoice | null);
  'cancel': (boolean);
  'siteIds': (string)[];
  '_choice'?: "choice";
}
