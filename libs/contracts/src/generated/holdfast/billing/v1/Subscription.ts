import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { SubscriptionStateInput as _holdfast_billing_v1_SubscriptionStateInput, SubscriptionState as _holdfast_billing_v1_SubscriptionState } from '../../../holdfast/billing/v1/SubscriptionState.ts';
import type { Long } from '@grpc/proto-loader';

export interface SubscriptionInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'since'?: (number | string | Long);
  'version'?: (number | string | Long);
  'state'?: (_holdfast_billing_v1_SubscriptionStateInput);
  'periodFrom'?: (number | string | Long);
  'periodTo'?: (number | string | Long);
  'next'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'refundUntil'?: (number | string | Long);
  'siteIds'?: (string)[];
  '_choice'?: "choice";
  '_since'?: "since";
  '_periodFrom'?: "periodFrom";
  '_periodTo'?: "periodTo";
  '_next'?: "next";
  '_refundUntil'?: "refundUntil";
}

export interface Subscription {
  'companyId': (string);
  'choice'?: (_holdfast_billing_v1_PlanChoice | null);
  'since'?: (number);
  'version': (number);
  'state': (_holdfast_billing_v1_SubscriptionState);
  'periodFrom'?: (number);
  'periodTo'?: (number);
  'next'?: (_holdfast_billing_v1_PlanChoice | null);
  'refundUntil'?: (number);
  'siteIds': (string)[];
  '_choice'?: "choice";
  '_since'?: "since";
  '_periodFrom'?: "periodFrom";
  '_periodTo'?: "periodTo";
  '_next'?: "next";
  '_refundUntil'?: "refundUntil";
}
