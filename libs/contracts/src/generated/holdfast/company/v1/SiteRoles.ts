import type { SiteGrantInput as _holdfast_company_v1_SiteGrantInput, SiteGrant as _holdfast_company_v1_SiteGrant } from '../../../holdfast/company/v1/SiteGrant.ts';

export interface SiteRolesInput {
  'grants'?: (_holdfast_company_v1_SiteGrantInput)[];
}

export interface SiteRoles {
  'grants': (_holdfast_company_v1_SiteGrant)[];
}
