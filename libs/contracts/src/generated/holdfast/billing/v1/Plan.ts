import type { PlanPriceInput as _holdfast_billing_v1_PlanPriceInput, PlanPrice as _holdfast_billing_v1_PlanPrice } from '../../../holdfast/billing/v1/PlanPrice.ts';
import type { Long } from '@grpc/proto-loader';

export interface PlanInput {
  'planId'?: (string);
  'version'?: (number);
  'name'?: (string);
  'sites'?: (number);
  'premiumStagings'?: (number);
  'backupDays'?: (number);
  'visitsPerMonth'?: (number | string | Long);
  'prices'?: (_holdfast_billing_v1_PlanPriceInput)[];
}

export interface Plan {
  'planId': (string);
  'version': (number);
  'name': (string);
  'sites': (number);
  'premiumStagings': (number);
  'backupDays': (number);
  'visitsPerMonth': (number);
  'prices': (_holdfast_billing_v1_PlanPrice)[];
}
