import type { StandingClosingInput as _holdfast_company_v1_StandingClosingInput, StandingClosing as _holdfast_company_v1_StandingClosing } from '../../../holdfast/company/v1/StandingClosing.ts';

export interface ListClosingsReplyInput {
  'closings'?: (_holdfast_company_v1_StandingClosingInput)[];
  'nextCursor'?: (string);
}

export interface ListClosingsReply {
  'closings': (_holdfast_company_v1_StandingClosing)[];
  'nextCursor': (string);
}
