import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';
import type { InvitedSiteInput as _holdfast_company_v1_InvitedSiteInput, InvitedSite as _holdfast_company_v1_InvitedSite } from '../../../holdfast/company/v1/InvitedSite.ts';
import type { Long } from '@grpc/proto-loader';

export interface LookAtInvitationReplyInput {
  'companyName'?: (string);
  'inviterName'?: (string);
  'access'?: (_holdfast_company_v1_AccessInput | null);
  'maskedEmail'?: (string);
  'expiresAt'?: (number | string | Long);
  'sites'?: (_holdfast_company_v1_InvitedSiteInput)[];
}

export interface LookAtInvitationReply {
  'companyName': (string);
  'inviterName': (string);
  'access': (_holdfast_company_v1_Access | null);
  'maskedEmail': (string);
  'expiresAt': (number);
  'sites': (_holdfast_company_v1_InvitedSite)[];
}
