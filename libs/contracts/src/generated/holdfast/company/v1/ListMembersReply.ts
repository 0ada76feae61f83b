import type { MemberInput as _holdfast_company_v1_MemberInput, Member as _holdfast_company_v1_Member } from '../../../holdfast/company/v1/Member.ts';

export interface ListMembersReplyInput {
  'members'?: (_holdfast_company_v1_MemberInput)[];
  'nextCursor'?: (string);
}

export interface ListMembersReply {
  'members': (_holdfast_company_v1_Member)[];
  'nextCursor': (string);
}
