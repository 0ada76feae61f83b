import type { CompanyStateInput as _holdfast_company_v1_CompanyStateInput, CompanyState as _holdfast_company_v1_CompanyState } from '../../../holdfast/company/v1/CompanyState.ts';
import type { CompanyRoleInput as _holdfast_company_v1_CompanyRoleInput, CompanyRole as _holdfast_company_v1_CompanyRole } from '../../../holdfast/company/v1/CompanyRole.ts';
import type { SiteAccessInput as _holdfast_company_v1_SiteAccessInput, SiteAccess as _holdfast_company_v1_SiteAccess } from '../../../holdfast/company/v1/SiteAccess.ts';

export interface CompanyAccessInput {
  'companyId'?: (string);
  'name'?: (string);
  'state'?: (_holdfast_company_v1_CompanyStateInput);
  'isOwner'?: (boolean);
  'companyRole'?: (_holdfast_company_v1_CompanyRoleInput);
  'sites'?: (_holdfast_company_v1_SiteAccessInput)[];
  '_companyRole'?: "companyRole";
}

export interface CompanyAccess {
  'companyId': (string);
  'name': (string);
  'state': (_holdfast_company_v1_CompanyState);
  'isOwner': (boolean);
  'companyRole'?: (_holdfast_company_v1_CompanyRole);
  'sites': (_holdfast_company_v1_SiteAccess)[];
  '_companyRole'?: "companyRole";
}
