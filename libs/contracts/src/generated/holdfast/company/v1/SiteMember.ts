import type { SiteRoleInput as _holdfast_company_v1_SiteRoleInput, SiteRole as _holdfast_company_v1_SiteRole } from '../../../holdfast/company/v1/SiteRole.ts';
import type { Long } from '@grpc/proto-loader';

export interface SiteMemberInput {
  'userId'?: (string);
  'email'?: (string);
  'fullName'?: (string);
  'role'?: (_holdfast_company_v1_SiteRoleInput);
  'twoFactor'?: (boolean);
  'joinedAt'?: (number | string | Long);
  'version'?: (number | string | Long);
}

export interface SiteMember {
  'userId': (string);
  'email': (string);
  'fullName': (string);
  'role': (_holdfast_company_v1_SiteRole);
  'twoFactor': (boolean);
  'joinedAt': (number);
  'version': (number);
}
