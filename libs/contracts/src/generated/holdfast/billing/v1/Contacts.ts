import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BillingContactsInput as _holdfast_billing_v1_BillingContactsInput, BillingContacts as _holdfast_billing_v1_BillingContacts } from '../../../holdfast/billing/v1/BillingContacts.ts';
import type { GetBillingContactsRequestInput as _holdfast_billing_v1_GetBillingContactsRequestInput, GetBillingContactsRequest as _holdfast_billing_v1_GetBillingContactsRequest } from '../../../holdfast/billing/v1/GetBillingContactsRequest.ts';
import type { GetInvoiceMailsRequestInput as _holdfast_billing_v1_GetInvoiceMailsRequestInput, GetInvoiceMailsRequest as _holdfast_billing_v1_GetInvoiceMailsRequest } from '../../../holdfast/billing/v1/GetInvoiceMailsRequest.ts';
import type { GetInvoiceSettingsRequestInput as _holdfast_billing_v1_GetInvoiceSettingsRequestInput, GetInvoiceSettingsRequest as _holdfast_billing_v1_GetInvoiceSettingsRequest } from '../../../holdfast/billing/v1/GetInvoiceSettingsRequest.ts';
import type { InvoiceMailsInput as _holdfast_billing_v1_InvoiceMailsInput, InvoiceMails as _holdfast_billing_v1_InvoiceMails } from '../../../holdfast/billing/v1/InvoiceMails.ts';
import type { InvoiceSettingsInput as _holdfast_billing_v1_InvoiceSettingsInput, InvoiceSettings as _holdfast_billing_v1_InvoiceSettings } from '../../../holdfast/billing/v1/InvoiceSettings.ts';
import type { PutBillingContactsRequestInput as _holdfast_billing_v1_PutBillingContactsRequestInput, PutBillingContactsRequest as _holdfast_billing_v1_PutBillingContactsRequest } from '../../../holdfast/billing/v1/PutBillingContactsRequest.ts';
import type { PutInvoiceMailsRequestInput as _holdfast_billing_v1_PutInvoiceMailsRequestInput, PutInvoiceMailsRequest as _holdfast_billing_v1_PutInvoiceMailsRequest } from '../../../holdfast/billing/v1/PutInvoiceMailsRequest.ts';
import type { PutInvoiceSettingsRequestInput as _holdfast_billing_v1_PutInvoiceSettingsRequestInput, PutInvoiceSettingsRequest as _holdfast_billing_v1_PutInvoiceSettingsRequest } from '../../../holdfast/billing/v1/PutInvoiceSettingsRequest.ts';

export interface ContactsClient extends grpc.Client {
  GetBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  GetBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  GetBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  GetBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  getBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  getBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  getBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  getBillingContacts(argument: _holdfast_billing_v1_GetBillingContactsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  
  GetInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  GetInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  GetInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  GetInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  getInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  getInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  getInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  getInvoiceMails(argument: _holdfast_billing_v1_GetInvoiceMailsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  
  GetInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  GetInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  GetInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  GetInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  getInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  getInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  getInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  getInvoiceSettings(argument: _holdfast_billing_v1_GetInvoiceSettingsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  
  PutBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  PutBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  PutBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  PutBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  putBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  putBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  putBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  putBillingContacts(argument: _holdfast_billing_v1_PutBillingContactsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_BillingContacts>): grpc.ClientUnaryCall;
  
  PutInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  PutInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  PutInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  PutInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  putInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  putInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  putInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  putInvoiceMails(argument: _holdfast_billing_v1_PutInvoiceMailsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceMails>): grpc.ClientUnaryCall;
  
  PutInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  PutInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  PutInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  PutInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  putInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  putInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  putInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  putInvoiceSettings(argument: _holdfast_billing_v1_PutInvoiceSettingsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSettings>): grpc.ClientUnaryCall;
  
}

export interface ContactsHandlers extends grpc.UntypedServiceImplementation {
  GetBillingContacts: grpc.handleUnaryCall<_holdfast_billing_v1_GetBillingContactsRequest, _holdfast_billing_v1_BillingContactsInput>;
  
  GetInvoiceMails: grpc.handleUnaryCall<_holdfast_billing_v1_GetInvoiceMailsRequest, _holdfast_billing_v1_InvoiceMailsInput>;
  
  GetInvoiceSettings: grpc.handleUnaryCall<_holdfast_billing_v1_GetInvoiceSettingsRequest, _holdfast_billing_v1_InvoiceSettingsInput>;
  
  PutBillingContacts: grpc.handleUnaryCall<_holdfast_billing_v1_PutBillingContactsRequest, _holdfast_billing_v1_BillingContactsInput>;
  
  PutInvoiceMails: grpc.handleUnaryCall<_holdfast_billing_v1_PutInvoiceMailsRequest, _holdfast_billing_v1_InvoiceMailsInput>;
  
  PutInvoiceSettings: grpc.handleUnaryCall<_holdfast_billing_v1_PutInvoiceSettingsRequest, _holdfast_billing_v1_InvoiceSettingsInput>;
  
}

export interface ContactsDefinition extends grpc.ServiceDefinition {
  GetBillingContacts: MethodDefinition<_holdfast_billing_v1_GetBillingContactsRequestInput, _holdfast_billing_v1_BillingContactsInput, _holdfast_billing_v1_GetBillingContactsRequest, _holdfast_billing_v1_BillingContacts>
  GetInvoiceMails: MethodDefinition<_holdfast_billing_v1_GetInvoiceMailsRequestInput, _holdfast_billing_v1_InvoiceMailsInput, _holdfast_billing_v1_GetInvoiceMailsRequest, _holdfast_billing_v1_InvoiceMails>
  GetInvoiceSettings: MethodDefinition<_holdfast_billing_v1_GetInvoiceSettingsRequestInput, _holdfast_billing_v1_InvoiceSettingsInput, _holdfast_billing_v1_GetInvoiceSettingsRequest, _holdfast_billing_v1_InvoiceSettings>
  PutBillingContacts: MethodDefinition<_holdfast_billing_v1_PutBillingContactsRequestInput, _holdfast_billing_v1_BillingContactsInput, _holdfast_billing_v1_PutBillingContactsRequest, _holdfast_billing_v1_BillingContacts>
  PutInvoiceMails: MethodDefinition<_holdfast_billing_v1_PutInvoiceMailsRequestInput, _holdfast_billing_v1_InvoiceMailsInput, _holdfast_billing_v1_PutInvoiceMailsRequest, _holdfast_billing_v1_InvoiceMails>
  PutInvoiceSettings: MethodDefinition<_holdfast_billing_v1_PutInvoiceSettingsRequestInput, _holdfast_billing_v1_InvoiceSettingsInput, _holdfast_billing_v1_PutInvoiceSettingsRequest, _holdfast_billing_v1_InvoiceSettings>
}
