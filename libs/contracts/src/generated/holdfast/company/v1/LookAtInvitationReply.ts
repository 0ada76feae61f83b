import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';
import type { Long } from '@grpc/proto-loader';

export interface LookAtInvitationReplyInput {
  'companyName'?: (string);
  'inviterName'?: (string);
  'access'?: (_holdfast_company_v1_AccessInput | null);
  'maskedEmail'?: (string);
  'expiresAt'?: (number | string | Long);
}

export interface LookAtInvitationReply {
  'companyName': (string);
  'inviterName': (string);
  'access': (_holdfast_company_v1_Access | null);
  'maskedEmail': (string);
  'expiresAt': (number);
}
