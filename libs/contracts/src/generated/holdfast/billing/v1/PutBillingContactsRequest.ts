import type { NewBillingContactInput as _holdfast_billing_v1_NewBillingContactInput, NewBillingContact as _holdfast_billing_v1_NewBillingContact } from '../../../holdfast/billing/v1/NewBillingContact.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutBillingContactsRequestInput {
  'companyId'?: (string);
  'contacts'?: (_holdfast_billing_v1_NewBillingContactInput)[];
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface PutBillingContactsRequest {
  'companyId': (string);
  'contacts': (_holdfast_billing_v1_NewBillingContact)[];
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
