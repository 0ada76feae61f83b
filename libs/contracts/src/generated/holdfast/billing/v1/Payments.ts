import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BeginPaymentMethodReplyInput as _holdfast_billing_v1_BeginPaymentMethodReplyInput, BeginPaymentMethodReply as _holdfast_billing_v1_BeginPaymentMethodReply } from '../../../holdfast/billing/v1/BeginPaymentMethodReply.ts';
import type { BeginPaymentMethodRequestInput as _holdfast_billing_v1_BeginPaymentMethodRequestInput, BeginPaymentMethodRequest as _holdfast_billing_v1_BeginPaymentMethodRequest } from '../../../holdfast/billing/v1/BeginPaymentMethodRequest.ts';
import type { ConfirmPaymentReplyInput as _holdfast_billing_v1_ConfirmPaymentReplyInput, ConfirmPaymentReply as _holdfast_billing_v1_ConfirmPaymentReply } from '../../../holdfast/billing/v1/ConfirmPaymentReply.ts';
import type { ConfirmPaymentRequestInput as _holdfast_billing_v1_ConfirmPaymentRequestInput, ConfirmPaymentRequest as _holdfast_billing_v1_ConfirmPaymentRequest } from '../../../holdfast/billing/v1/ConfirmPaymentRequest.ts';
import type { ListPaymentMethodsRequestInput as _holdfast_billing_v1_ListPaymentMethodsRequestInput, ListPaymentMethodsRequest as _holdfast_billing_v1_ListPaymentMethodsRequest } from '../../../holdfast/billing/v1/ListPaymentMethodsRequest.ts';
import type { ListPaymentsReplyInput as _holdfast_billing_v1_ListPaymentsReplyInput, ListPaymentsReply as _holdfast_billing_v1_ListPaymentsReply } from '../../../holdfast/billing/v1/ListPaymentsReply.ts';
import type { ListPaymentsRequestInput as _holdfast_billing_v1_ListPaymentsRequestInput, ListPaymentsRequest as _holdfast_billing_v1_ListPaymentsRequest } from '../../../holdfast/billing/v1/ListPaymentsRequest.ts';
import type { PayInvoiceReplyInput as _holdfast_billing_v1_PayInvoiceReplyInput, PayInvoiceReply as _holdfast_billing_v1_PayInvoiceReply } from '../../../holdfast/billing/v1/PayInvoiceReply.ts';
import type { PayInvoiceRequestInput as _holdfast_billing_v1_PayInvoiceRequestInput, PayInvoiceRequest as _holdfast_billing_v1_PayInvoiceRequest } from '../../../holdfast/billing/v1/PayInvoiceRequest.ts';
import type { PaymentMethodsInput as _holdfast_billing_v1_PaymentMethodsInput, PaymentMethods as _holdfast_billing_v1_PaymentMethods } from '../../../holdfast/billing/v1/PaymentMethods.ts';
import type { PreferPaymentMethodRequestInput as _holdfast_billing_v1_PreferPaymentMethodRequestInput, PreferPaymentMethodRequest as _holdfast_billing_v1_PreferPaymentMethodRequest } from '../../../holdfast/billing/v1/PreferPaymentMethodRequest.ts';
import type { RemovePaymentMethodRequestInput as _holdfast_billing_v1_RemovePaymentMethodRequestInput, RemovePaymentMethodRequest as _holdfast_billing_v1_RemovePaymentMethodRequest } from '../../../holdfast/billing/v1/RemovePaymentMethodRequest.ts';

export interface PaymentsClient extends grpc.Client {
  BeginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  BeginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  BeginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  BeginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  beginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  beginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  beginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  beginPaymentMethod(argument: _holdfast_billing_v1_BeginPaymentMethodRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_BeginPaymentMethodReply>): grpc.ClientUnaryCall;
  
  ConfirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  ConfirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  ConfirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  ConfirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  confirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  confirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  confirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  confirmPayment(argument: _holdfast_billing_v1_ConfirmPaymentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ConfirmPaymentReply>): grpc.ClientUnaryCall;
  
  ListPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  ListPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  ListPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  ListPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  listPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  listPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  listPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  listPaymentMethods(argument: _holdfast_billing_v1_ListPaymentMethodsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  
  PayInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  PayInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  PayInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  PayInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  payInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  payInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  payInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  payInvoice(argument: _holdfast_billing_v1_PayInvoiceRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PayInvoiceReply>): grpc.ClientUnaryCall;
  
  PreferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  PreferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  PreferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  PreferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  preferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  preferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  preferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  preferPaymentMethod(argument: _holdfast_billing_v1_PreferPaymentMethodRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  
  RemovePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  RemovePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  RemovePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  RemovePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  removePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  removePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  removePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  removePaymentMethod(argument: _holdfast_billing_v1_RemovePaymentMethodRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PaymentMethods>): grpc.ClientUnaryCall;
  
}

export interface PaymentsHandlers extends grpc.UntypedServiceImplementation {
  BeginPaymentMethod: grpc.handleUnaryCall<_holdfast_billing_v1_BeginPaymentMethodRequest, _holdfast_billing_v1_BeginPaymentMethodReplyInput>;
  
  ConfirmPayment: grpc.handleUnaryCall<_holdfast_billing_v1_ConfirmPaymentRequest, _holdfast_billing_v1_ConfirmPaymentReplyInput>;
  
  ListPaymentMethods: grpc.handleUnaryCall<_holdfast_billing_v1_ListPaymentMethodsRequest, _holdfast_billing_v1_PaymentMethodsInput>;
  
  ListPayments: grpc.handleUnaryCall<_holdfast_billing_v1_ListPaymentsRequest, _holdfast_billing_v1_ListPaymentsReplyInput>;
  
  PayInvoice: grpc.handleUnaryCall<_holdfast_billing_v1_PayInvoiceRequest, _holdfast_billing_v1_PayInvoiceReplyInput>;
  
  PreferPaymentMethod: grpc.handleUnaryCall<_holdfast_billing_v1_PreferPaymentMethodRequest, _holdfast_billing_v1_PaymentMethodsInput>;
  
  RemovePaymentMethod: grpc.handleUnaryCall<_holdfast_billing_v1_RemovePaymentMethodRequest, _holdfast_billing_v1_PaymentMethodsInput>;
  
}

export interface PaymentsDefinition extends grpc.ServiceDefinition {
  BeginPaymentMethod: MethodDefinition<_holdfast_billing_v1_BeginPaymentMethodRequestInput, _holdfast_billing_v1_BeginPaymentMethodReplyInput, _holdfast_billing_v1_BeginPaymentMethodRequest, _holdfast_billing_v1_BeginPaymentMethodReply>
  ConfirmPayment: MethodDefinition<_holdfast_billing_v1_ConfirmPaymentRequestInput, _holdfast_billing_v1_ConfirmPaymentReplyInput, _holdfast_billing_v1_ConfirmPaymentRequest, _holdfast_billing_v1_ConfirmPaymentReply>
  ListPaymentMethods: MethodDefinition<_holdfast_billing_v1_ListPaymentMethodsRequestInput, _holdfast_billing_v1_PaymentMethodsInput, _holdfast_billing_v1_ListPaymentMethodsRequest, _holdfast_billing_v1_PaymentMethods>
  ListPayments: MethodDefinition<_holdfast_billing_v1_ListPaymentsRequestInput, _holdfast_billing_v1_ListPaymentsReplyInput, _holdfast_billing_v1_ListPaymentsRequest, _holdfast_billing_v1_ListPaymentsReply>
  PayInvoice: MethodDefinition<_holdfast_billing_v1_PayInvoiceRequestInput, _holdfast_billing_v1_PayInvoiceReplyInput, _holdfast_billing_v1_PayInvoiceRequest, _holdfast_billing_v1_PayInvoiceReply>
  PreferPaymentMethod: MethodDefinition<_holdfast_billing_v1_PreferPaymentMethodRequestInput, _holdfast_billing_v1_PaymentMethodsInput, _holdfast_billing_v1_PreferPaymentMethodRequest, _holdfast_billing_v1_PaymentMethods>
  RemovePaymentMethod: MethodDefinition<_holdfast_billing_v1_RemovePaymentMethodRequestInput, _holdfast_billing_v1_PaymentMethodsInput, _holdfast_billing_v1_RemovePaymentMethodRequest, _holdfast_billing_v1_PaymentMethods>
}
