import type { PlanInput as _holdfast_billing_v1_PlanInput, Plan as _holdfast_billing_v1_Plan } from '../../../holdfast/billing/v1/Plan.ts';

export interface ListPlansReplyInput {
  'plans'?: (_holdfast_billing_v1_PlanInput)[];
}

export interface ListPlansReply {
  'plans': (_holdfast_billing_v1_Plan)[];
}
