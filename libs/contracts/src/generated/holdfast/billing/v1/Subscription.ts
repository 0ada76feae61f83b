import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface SubscriptionInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'since'?: (number | string | Long);
  'version'?: (number | string | Long);
  '_choice'?: "choice";
  '_since'?: "since";
}

export interface Subscription {
  'companyId': (string);
  'choice'?: (_holdfast_billing_v1_PlanChoice | null);
  'since'?: (number);
  'version': (number);
  '_choice'?: "choice";
  '_since'?: "since";
}
