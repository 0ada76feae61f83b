import type { DecisionInput as _holdfast_company_v1_DecisionInput, Decision as _holdfast_company_v1_Decision } from '../../../holdfast/company/v1/Decision.ts';
import type { BecauseInput as _holdfast_company_v1_BecauseInput, Because as _holdfast_company_v1_Because } from '../../../holdfast/company/v1/Because.ts';

export interface CheckAccessReplyInput {
  'decision'?: (_holdfast_company_v1_DecisionInput);
  'because'?: (_holdfast_company_v1_BecauseInput)[];
}

export interface CheckAccessReply {
  'decision': (_holdfast_company_v1_Decision);
  'because': (_holdfast_company_v1_Because)[];
}
