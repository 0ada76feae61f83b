import type { PaymentMethodInput as _holdfast_billing_v1_PaymentMethodInput, PaymentMethod as _holdfast_billing_v1_PaymentMethod } from '../../../holdfast/billing/v1/PaymentMethod.ts';

export interface PaymentMethodsInput {
  'methods'?: (_holdfast_billing_v1_PaymentMethodInput)[];
  'isOffered'?: (boolean);
}

export interface PaymentMethods {
  'methods': (_holdfast_billing_v1_PaymentMethod)[];
  'isOffered': (boolean);
}
