import type { MemberInput as _holdfast_company_v1_MemberInput, Member as _holdfast_company_v1_Member } from '../../../holdfast/company/v1/Member.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListMembersReplyInput {
  'members'?: (_holdfast_company_v1_MemberInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListMembersReply {
  'members': (_holdfast_company_v1_Member)[];
  'nextCursor': (string);
  'total': (number);
}
