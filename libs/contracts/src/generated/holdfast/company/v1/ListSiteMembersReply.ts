import type { SiteMemberInput as _holdfast_company_v1_SiteMemberInput, SiteMember as _holdfast_company_v1_SiteMember } from '../../../holdfast/company/v1/SiteMember.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListSiteMembersReplyInput {
  'members'?: (_holdfast_company_v1_SiteMemberInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListSiteMembersReply {
  'members': (_holdfast_company_v1_SiteMember)[];
  'nextCursor': (string);
  'total': (number);
}
