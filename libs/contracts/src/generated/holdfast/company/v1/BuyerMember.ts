import type { CompanyRoleInput as _holdfast_company_v1_CompanyRoleInput, CompanyRole as _holdfast_company_v1_CompanyRole } from '../../../holdfast/company/v1/CompanyRole.ts';

export interface BuyerMemberInput {
  'userId'?: (string);
  'companyRole'?: (_holdfast_company_v1_CompanyRoleInput);
}

export interface BuyerMember {
  'userId': (string);
  'companyRole': (_holdfast_company_v1_CompanyRole);
}
