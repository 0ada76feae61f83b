import type { EntitlementInput as _holdfast_billing_v1_EntitlementInput, Entitlement as _holdfast_billing_v1_Entitlement } from '../../../holdfast/billing/v1/Entitlement.ts';

export interface PutEntitlementRequestInput {
  'entitlement'?: (_holdfast_billing_v1_EntitlementInput | null);
}

export interface PutEntitlementRequest {
  'entitlement': (_holdfast_billing_v1_Entitlement | null);
}
