import type { InvitationInput as _holdfast_company_v1_InvitationInput, Invitation as _holdfast_company_v1_Invitation } from '../../../holdfast/company/v1/Invitation.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListInvitationsReplyInput {
  'invitations'?: (_holdfast_company_v1_InvitationInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListInvitationsReply {
  'invitations': (_holdfast_company_v1_Invitation)[];
  'nextCursor': (string);
  'total': (number);
}
