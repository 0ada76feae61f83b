import type { PaymentMethodKindInput as _holdfast_billing_v1_PaymentMethodKindInput, PaymentMethodKind as _holdfast_billing_v1_PaymentMethodKind } from '../../../holdfast/billing/v1/PaymentMethodKind.ts';

export interface PaymentMethodInput {
  'methodId'?: (string);
  'kind'?: (_holdfast_billing_v1_PaymentMethodKindInput);
  'label'?: (string);
}

export interface PaymentMethod {
  'methodId': (string);
  'kind': (_holdfast_billing_v1_PaymentMethodKind);
  'label': (string);
}
