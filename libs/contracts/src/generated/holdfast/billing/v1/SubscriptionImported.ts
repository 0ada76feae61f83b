import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface SubscriptionImportedInput {
  'companyId'?: (string);
  'choice'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'entitlementVersion'?: (number | string | Long);
  'from'?: (number | string | Long);
  'to'?: (number | string | Long);
  'reason'?: (string);
  '_reason'?: "reason";
}

export interface SubscriptionImported {
  'companyId': (string);
  'choice': (_holdfast_billing_v1_PlanChoice | null);
  'entitlementVersion': (number);
  'from': (number);
  'to': (number);
  'reason'?: (string);
  '_reason'?: "reason";
}
