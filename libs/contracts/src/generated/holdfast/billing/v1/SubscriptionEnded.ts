import type { SubscriptionEndReasonInput as _holdfast_billing_v1_SubscriptionEndReasonInput, SubscriptionEndReason as _holdfast_billing_v1_SubscriptionEndReason } from '../../../holdfast/billing/v1/SubscriptionEndReason.ts';
import type { Long } from '@grpc/proto-loader';

export interface SubscriptionEndedInput {
  'companyId'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'at'?: (number | string | Long);
  'reason'?: (_holdfast_billing_v1_SubscriptionEndReasonInput);
  'siteIds'?: (string)[];
}

export interface SubscriptionEnded {
  'companyId': (string);
  'entitlementVersion': (number);
  'at': (number);
  'reason': (_holdfast_billing_v1_SubscriptionEndReason);
  'siteIds': (string)[];
}
