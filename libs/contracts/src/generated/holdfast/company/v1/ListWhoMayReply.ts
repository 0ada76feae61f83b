import type { WhoMayInput as _holdfast_company_v1_WhoMayInput, WhoMay as _holdfast_company_v1_WhoMay } from '../../../holdfast/company/v1/WhoMay.ts';

export interface ListWhoMayReplyInput {
  'members'?: (_holdfast_company_v1_WhoMayInput)[];
  'nextCursor'?: (string);
}

export interface ListWhoMayReply {
  'members': (_holdfast_company_v1_WhoMay)[];
  'nextCursor': (string);
}
