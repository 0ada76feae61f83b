import type { BillingContactInput as _holdfast_billing_v1_BillingContactInput, BillingContact as _holdfast_billing_v1_BillingContact } from '../../../holdfast/billing/v1/BillingContact.ts';
import type { Long } from '@grpc/proto-loader';

export interface BillingContactsInput {
  'companyId'?: (string);
  'contacts'?: (_holdfast_billing_v1_BillingContactInput)[];
  'version'?: (number | string | Long);
}

export interface BillingContacts {
  'companyId': (string);
  'contacts': (_holdfast_billing_v1_BillingContact)[];
  'version': (number);
}
