import type { PlanChoiceInput as _holdfast_billing_v1_PlanChoiceInput, PlanChoice as _holdfast_billing_v1_PlanChoice } from '../../../holdfast/billing/v1/PlanChoice.ts';
import type { Long } from '@grpc/proto-loader';

export interface PlanChangedInput {
  'companyId'?: (string);
  'changeId'?: (string);
  'from'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'to'?: (_holdfast_billing_v1_PlanChoiceInput | null);
  'entitlementVersion'?: (number | string | Long);
  'at'?: (number | string | Long);
  '_from'?: "from";
}

export interface PlanChanged {
  'companyId': (string);
  'changeId': (string);
  'from'?: (_holdfast_billing_v1_PlanChoice | null);
  'to': (_holdfast_billing_v1_PlanChoice | null);
  'entitlementVersion': (number);
  'at': (number);
  '_from'?: "from";
}
