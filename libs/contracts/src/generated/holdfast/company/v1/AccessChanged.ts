import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';

export const _holdfast_company_v1_AccessChanged_Cause = {
  CAUSE_UNSPECIFIED: 'CAUSE_UNSPECIFIED',
  CAUSE_INVITATION: 'CAUSE_INVITATION',
  CAUSE_CHANGED: 'CAUSE_CHANGED',
  CAUSE_REMOVED: 'CAUSE_REMOVED',
  CAUSE_LEFT: 'CAUSE_LEFT',
  CAUSE_ERASED: 'CAUSE_ERASED',
  CAUSE_SITE_GONE: 'CAUSE_SITE_GONE',
} as const;

export type _holdfast_company_v1_AccessChanged_CauseInput =
  | 'CAUSE_UNSPECIFIED'
  | 0
  | 'CAUSE_INVITATION'
  | 1
  | 'CAUSE_CHANGED'
  | 2
  | 'CAUSE_REMOVED'
  | 3
  | 'CAUSE_LEFT'
  | 4
  | 'CAUSE_ERASED'
  | 5
  | 'CAUSE_SITE_GONE'
  | 6

export type _holdfast_company_v1_AccessChanged_Cause = typeof _holdfast_company_v1_AccessChanged_Cause[keyof typeof _holdfast_company_v1_AccessChanged_Cause]

export interface AccessChangedInput {
  'companyId'?: (string);
  'userId'?: (string);
  'membershipId'?: (string);
  'before'?: (_holdfast_company_v1_AccessInput | null);
  'after'?: (_holdfast_company_v1_AccessInput | null);
  'cause'?: (_holdfast_company_v1_AccessChanged_CauseInput);
  'invitationId'?: (string);
  '_before'?: "before";
  '_after'?: "after";
  '_invitationId'?: "invitationId";
}

export interface AccessChanged {
  'companyId': (string);
  'userId': (string);
  'membershipId': (string);
  'before'?: (_holdfast_company_v1_Access | null);
  'after'?: (_holdfast_company_v1_Access | null);
  'cause': (_holdfast_company_v1_AccessChanged_Cause);
  'invitationId'?: (string);
  '_before'?: "before";
  '_after'?: "after";
  '_invitationId'?: "invitationId";
}
