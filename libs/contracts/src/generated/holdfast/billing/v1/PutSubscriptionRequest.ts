import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutSubscriptionRequestInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'ifVersion'?: (number | string | Long);
  'quoteId'?: (string);
  '_ifVersion'?: "ifVersion";
  '_quoteId'?: "quoteId";
}

export interface PutSubscriptionRequest {
  'companyId': (string);
  'choice': (_holdfast_billing_v1_PlanChoice | null);
  'ifVersion'?: (number);
  'quoteId'?: (string);
  '_ifVersion'?: "ifVersion";
  '_quoteId'?: "quoteId";
}
