import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface ImportSubscriptionRequestInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'paidUntil'?: (string);
  'paid'?: (number | string | Long);
  'meteredFrom'?: (string);
  'reason'?: (string);
  'currency'?: (string);
  '_meteredFrom'?: "meteredFrom";
}

export interface ImportSubscriptionRequest {
  'companyId': (string);
  'choice': (_holdfast_billing_v1_PlanChoice | null);
  'paidUntil': (string);
  'paid': (number);
  'meteredFrom'?: (string);
  'reason': (string);
  'currency': (string);
  '_meteredFrom'?: "meteredFrom";
}
