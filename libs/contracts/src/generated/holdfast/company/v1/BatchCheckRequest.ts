import type { CheckInput as _holdfast_company_v1_CheckInput, Check as _holdfast_company_v1_Check } from '../../../holdfast/company/v1/Check.ts';
import type { StandingQuestionInput as _holdfast_company_v1_StandingQuestionInput, StandingQuestion as _holdfast_company_v1_StandingQuestion } from '../../../holdfast/company/v1/StandingQuestion.ts';
import type { Long } from '@grpc/proto-loader';

export interface BatchCheckRequestInput {
  'request'?: (number | string | Long);
  'checks'?: (_holdfast_company_v1_CheckInput)[];
  'standings'?: (_holdfast_company_v1_StandingQuestionInput)[];
}

export interface BatchCheckRequest {
  'request': (number);
  'checks': (_holdfast_company_v1_Check)[];
  'standings': (_holdfast_company_v1_StandingQuestion)[];
}
