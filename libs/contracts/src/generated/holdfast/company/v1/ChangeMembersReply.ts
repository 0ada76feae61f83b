import type { ChangeMembersResultInput as _holdfast_company_v1_ChangeMembersResultInput, ChangeMembersResult as _holdfast_company_v1_ChangeMembersResult } from '../../../holdfast/company/v1/ChangeMembersResult.ts';

export interface ChangeMembersReplyInput {
  'results'?: (_holdfast_company_v1_ChangeMembersResultInput)[];
}

export interface ChangeMembersReply {
  'results': (_holdfast_company_v1_ChangeMembersResult)[];
}
