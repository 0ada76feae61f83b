import type { SiteRoleInput as _holdfast_company_v1_SiteRoleInput, SiteRole as _holdfast_company_v1_SiteRole } from '../../../holdfast/company/v1/SiteRole.ts';

export interface MySiteInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'name'?: (string);
  'role'?: (_holdfast_company_v1_SiteRoleInput);
}

export interface MySite {
  'companyId': (string);
  'siteId': (string);
  'name': (string);
  'role': (_holdfast_company_v1_SiteRole);
}
