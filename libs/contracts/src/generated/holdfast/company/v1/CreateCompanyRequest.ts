import type { PostalAddressInput as _holdfast_company_v1_PostalAddressInput, PostalAddress as _holdfast_company_v1_PostalAddress } from '../../../holdfast/company/v1/PostalAddress.ts';

export interface CreateCompanyRequestInput {
  'name'?: (string);
  'address'?: (_holdfast_company_v1_PostalAddressInput | null);
  'taxId'?: (string);
  'planId'?: (string);
  '_taxId'?: "taxId";
  '_planId'?: "planId";
}

export interface CreateCompanyRequest {
  'name': (string);
  'address': (_holdfast_company_v1_PostalAddress | null);
  'taxId'?: (string);
  'planId'?: (string);
  '_taxId'?: "taxId";
  '_planId'?: "planId";
}
