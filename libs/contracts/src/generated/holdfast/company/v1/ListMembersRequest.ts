import type { CompanyRoleInput as _holdfast_company_v1_CompanyRoleInput, CompanyRole as _holdfast_company_v1_CompanyRole } from '../../../holdfast/company/v1/CompanyRole.ts';

export interface ListMembersRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  'search'?: (string);
  'companyRole'?: (_holdfast_company_v1_CompanyRoleInput);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}

export interface ListMembersRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
  'search': (string);
  'companyRole': (_holdfast_company_v1_CompanyRole);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}
