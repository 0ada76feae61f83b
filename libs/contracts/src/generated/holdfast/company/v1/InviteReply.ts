import type { InviteResultInput as _holdfast_company_v1_InviteResultInput, InviteResult as _holdfast_company_v1_InviteResult } from '../../../holdfast/company/v1/InviteResult.ts';

export interface InviteReplyInput {
  'results'?: (_holdfast_company_v1_InviteResultInput)[];
}

export interface InviteReply {
  'results': (_holdfast_company_v1_InviteResult)[];
}
