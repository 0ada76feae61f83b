import type { ElectronicAddressInput as _holdfast_billing_v1_ElectronicAddressInput, ElectronicAddress as _holdfast_billing_v1_ElectronicAddress } from '../../../holdfast/billing/v1/ElectronicAddress.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutInvoiceSettingsRequestInput {
  'companyId'?: (string);
  'purchaseOrder'?: (string);
  'invoiceEmail'?: (string);
  'electronicAddress'?: (_holdfast_billing_v1_ElectronicAddressInput | null);
  'ifVersion'?: (number | string | Long);
  '_purchaseOrder'?: "purchaseOrder";
  '_invoiceEmail'?: "invoiceEmail";
  '_electronicAddress'?: "electronicAddress";
  '_ifVersion'?: "ifVersion";
}

export interface PutInvoiceSettingsRequest {
  'companyId': (string);
  'purchaseOrder'?: (string);
  'invoiceEmail'?: (string);
  'electronicAddress'?: (_holdfast_billing_v1_ElectronicAddress | null);
  'ifVersion'?: (number);
  '_purchaseOrder'?: "purchaseOrder";
  '_invoiceEmail'?: "invoiceEmail";
  '_electronicAddress'?: "electronicAddress";
  '_ifVersion'?: "ifVersion";
}
