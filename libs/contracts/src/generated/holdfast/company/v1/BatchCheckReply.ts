import type { DecisionInput as _holdfast_company_v1_DecisionInput, Decision as _holdfast_company_v1_Decision } from '../../../holdfast/company/v1/Decision.ts';
import type { RefusalInput as _holdfast_company_v1_RefusalInput, Refusal as _holdfast_company_v1_Refusal } from '../../../holdfast/company/v1/Refusal.ts';
import type { StandingAnswerInput as _holdfast_company_v1_StandingAnswerInput, StandingAnswer as _holdfast_company_v1_StandingAnswer } from '../../../holdfast/company/v1/StandingAnswer.ts';
import type { Long } from '@grpc/proto-loader';

export interface BatchCheckReplyInput {
  'request'?: (number | string | Long);
  'decisions'?: (_holdfast_company_v1_DecisionInput)[];
  'refusals'?: (_holdfast_company_v1_RefusalInput)[];
  'standings'?: (_holdfast_company_v1_StandingAnswerInput)[];
}

export interface BatchCheckReply {
  'request': (number);
  'decisions': (_holdfast_company_v1_Decision)[];
  'refusals': (_holdfast_company_v1_Refusal)[];
  'standings': (_holdfast_company_v1_StandingAnswer)[];
}
