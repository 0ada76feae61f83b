import type { PlanPriceInput as _holdfast_billing_v1_PlanPriceInput, PlanPrice as _holdfast_billing_v1_PlanPrice } from '../../../holdfast/billing/v1/PlanPrice.ts';
import type { OverVisitsInput as _holdfast_billing_v1_OverVisitsInput, OverVisits as _holdfast_billing_v1_OverVisits } from '../../../holdfast/billing/v1/OverVisits.ts';
import type { PriceInput as _holdfast_billing_v1_PriceInput, Price as _holdfast_billing_v1_Price } from '../../../holdfast/billing/v1/Price.ts';
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
  'overVisits'?: (_holdfast_billing_v1_OverVisitsInput | null);
  'diskBytes'?: (number | string | Long);
  'premiumStagingPrice'?: (_holdfast_billing_v1_PriceInput | null);
  'refundDays'?: (number);
  '_visitsPerMonth'?: "visitsPerMonth";
  '_overVisits'?: "overVisits";
}

export interface Plan {
  'planId': (string);
  'version': (number);
  'name': (string);
  'sites': (number);
  'premiumStagings': (number);
  'backupDays': (number);
  'visitsPerMonth'?: (number);
  'prices': (_holdfast_billing_v1_PlanPrice)[];
  'overVisits'?: (_holdfast_billing_v1_OverVisits | null);
  'diskBytes': (number);
  'premiumStagingPrice': (_holdfast_billing_v1_Price | null);
  'refundDays': (number);
  '_visitsPerMonth'?: "visitsPerMonth";
  '_overVisits'?: "overVisits";
}
