import type { PostalAddressInput as _holdfast_company_v1_PostalAddressInput, PostalAddress as _holdfast_company_v1_PostalAddress } from '../../../holdfast/company/v1/PostalAddress.ts';
import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';

export interface CreateCompanyRequestInput {
  'name'?: (string);
  'address'?: (_holdfast_company_v1_PostalAddressInput | null);
  'taxId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  '_taxId'?: "taxId";
  '_choice'?: "choice";
}

export interface CreateCompanyRequest {
  'name': (string);
  'address': (_holdfast_company_v1_PostalAddress | null);
  'taxId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoice | null);
  '_taxId'?: "taxId";
  '_choice'?: "choice";
}
