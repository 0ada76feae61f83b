import type { CompanyStateInput as _holdfast_company_v1_CompanyStateInput, CompanyState as _holdfast_company_v1_CompanyState } from '../../../holdfast/company/v1/CompanyState.ts';
import type { CompanyRoleInput as _holdfast_company_v1_CompanyRoleInput, CompanyRole as _holdfast_company_v1_CompanyRole } from '../../../holdfast/company/v1/CompanyRole.ts';
import type { SiteGrantInput as _holdfast_company_v1_SiteGrantInput, SiteGrant as _holdfast_company_v1_SiteGrant } from '../../../holdfast/company/v1/SiteGrant.ts';

export interface CompanyAccessInput {
  'companyId'?: (string);
  'name'?: (string);
  'state'?: (_holdfast_company_v1_CompanyStateInput);
  'isOwner'?: (boolean);
  'companyRole'?: (_holdfast_company_v1_CompanyRoleInput);
  'siteRoles'?: (_holdfast_company_v1_SiteGrantInput)[];
  '_companyRole'?: "companyRole";
}

export interface CompanyAccess {
  'companyId': (string);
  'name': (string);
  'state': (_holdfast_company_v1_CompanyState);
  'isOwner': (boolean);
  'companyRole'?: (_holdfast_company_v1_CompanyRole);
  'siteRoles': (_holdfast_company_v1_SiteGrant)[];
  '_companyRole'?: "companyRole";
}
