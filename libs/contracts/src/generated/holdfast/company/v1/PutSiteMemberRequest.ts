import type { SiteRoleInput as _holdfast_company_v1_SiteRoleInput, SiteRole as _holdfast_company_v1_SiteRole } from '../../../holdfast/company/v1/SiteRole.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutSiteMemberRequestInput {
  'siteId'?: (string);
  'userId'?: (string);
  'role'?: (_holdfast_company_v1_SiteRoleInput);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface PutSiteMemberRequest {
  'siteId': (string);
  'userId': (string);
  'role': (_holdfast_company_v1_SiteRole);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
