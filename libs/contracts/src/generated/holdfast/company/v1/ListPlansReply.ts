import type { PlanInput as _holdfast_company_v1_PlanInput, Plan as _holdfast_company_v1_Plan } from '../../../holdfast/company/v1/Plan.ts';

export interface ListPlansReplyInput {
  'plans'?: (_holdfast_company_v1_PlanInput)[];
}

export interface ListPlansReply {
  'plans': (_holdfast_company_v1_Plan)[];
}
