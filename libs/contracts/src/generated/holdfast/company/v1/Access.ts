import type { CompanyRoleInput as _holdfast_company_v1_CompanyRoleInput, CompanyRole as _holdfast_company_v1_CompanyRole } from '../../../holdfast/company/v1/CompanyRole.ts';
import type { SiteRolesInput as _holdfast_company_v1_SiteRolesInput, SiteRoles as _holdfast_company_v1_SiteRoles } from '../../../holdfast/company/v1/SiteRoles.ts';

export interface AccessInput {
  'companyRole'?: (_holdfast_company_v1_CompanyRoleInput);
  'siteRoles'?: (_holdfast_company_v1_SiteRolesInput | null);
  'access'?: "companyRole"|"siteRoles";
}

export interface Access {
  'companyRole'?: (_holdfast_company_v1_CompanyRole);
  'siteRoles'?: (_holdfast_company_v1_SiteRoles | null);
  'access'?: "companyRole"|"siteRoles";
}
