import type { PostalAddressInput as _holdfast_company_v1_PostalAddressInput, PostalAddress as _holdfast_company_v1_PostalAddress } from '../../../holdfast/company/v1/PostalAddress.ts';
import type { CompanyStateInput as _holdfast_company_v1_CompanyStateInput, CompanyState as _holdfast_company_v1_CompanyState } from '../../../holdfast/company/v1/CompanyState.ts';
import type { BuyerMemberInput as _holdfast_company_v1_BuyerMemberInput, BuyerMember as _holdfast_company_v1_BuyerMember } from '../../../holdfast/company/v1/BuyerMember.ts';

export interface BuyerInput {
  'companyId'?: (string);
  'name'?: (string);
  'address'?: (_holdfast_company_v1_PostalAddressInput | null);
  'taxId'?: (string);
  'state'?: (_holdfast_company_v1_CompanyStateInput);
  'ownerId'?: (string);
  'locale'?: (string);
  'members'?: (_holdfast_company_v1_BuyerMemberInput)[];
  '_taxId'?: "taxId";
}

export interface Buyer {
  'companyId': (string);
  'name': (string);
  'address': (_holdfast_company_v1_PostalAddress | null);
  'taxId'?: (string);
  'state': (_holdfast_company_v1_CompanyState);
  'ownerId': (string);
  'locale': (string);
  'members': (_holdfast_company_v1_BuyerMember)[];
  '_taxId'?: "taxId";
}
