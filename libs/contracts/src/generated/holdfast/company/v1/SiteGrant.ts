import type { SiteRoleInput as _holdfast_company_v1_SiteRoleInput, SiteRole as _holdfast_company_v1_SiteRole } from '../../../holdfast/company/v1/SiteRole.ts';
import type { Long } from '@grpc/proto-loader';

export interface SiteGrantInput {
  'siteId'?: (string);
  'role'?: (_holdfast_company_v1_SiteRoleInput);
  'tenure'?: (number | string | Long);
}

export interface SiteGrant {
  'siteId': (string);
  'role': (_holdfast_company_v1_SiteRole);
  'tenure': (number);
}
