import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';

export interface CompanyCreatedInput {
  'companyId'?: (string);
  'ownerId'?: (string);
  'planId'?: (string);
  'membershipId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  '_choice'?: "choice";
}

export interface CompanyCreated {
  'companyId': (string);
  'ownerId': (string);
  'planId': (string);
  'membershipId': (string);
  'choice'?: (_holdfast_billing_v1_PlanChoice | null);
  '_choice'?: "choice";
}
