import type { ElectronicAddressInput as _holdfast_billing_v1_ElectronicAddressInput, ElectronicAddress as _holdfast_billing_v1_ElectronicAddress } from '../../../holdfast/billing/v1/ElectronicAddress.ts';
import type { Long } from '@grpc/proto-loader';

export interface InvoiceSettingsInput {
  'companyId'?: (string);
  'purchaseOrder'?: (string);
  'invoiceEmail'?: (string);
  'electronicAddress'?: (_holdfast_billing_v1_ElectronicAddressInput | null);
  'version'?: (number | string | Long);
  '_purchaseOrder'?: "purchaseOrder";
  '_invoiceEmail'?: "invoiceEmail";
  '_electronicAddress'?: "electronicAddress";
}

export interface InvoiceSettings {
  'companyId': (string);
  'purchaseOrder'?: (string);
  'invoiceEmail'?: (string);
  'electronicAddress'?: (_holdfast_billing_v1_ElectronicAddress | null);
  'version': (number);
  '_purchaseOrder'?: "purchaseOrder";
  '_invoiceEmail'?: "invoiceEmail";
  '_electronicAddress'?: "electronicAddress";
}
