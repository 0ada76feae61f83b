import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListPaymentsReplyInput as _holdfast_billing_v1_ListPaymentsReplyInput, ListPaymentsReply as _holdfast_billing_v1_ListPaymentsReply } from '../../../holdfast/billing/v1/ListPaymentsReply.ts';
import type { ListPaymentsRequestInput as _holdfast_billing_v1_ListPaymentsRequestInput, ListPaymentsRequest as _holdfast_billing_v1_ListPaymentsRequest } from '../../../holdfast/billing/v1/ListPaymentsRequest.ts';

export interface PaymentsClient extends grpc.Client {
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  ListPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  listPayments(argument: _holdfast_billing_v1_ListPaymentsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListPaymentsReply>): grpc.ClientUnaryCall;
  
}

export interface PaymentsHandlers extends grpc.UntypedServiceImplementation {
  ListPayments: grpc.handleUnaryCall<_holdfast_billing_v1_ListPaymentsRequest, _holdfast_billing_v1_ListPaymentsReplyInput>;
  
}

export interface PaymentsDefinition extends grpc.ServiceDefinition {
  ListPayments: MethodDefinition<_holdfast_billing_v1_ListPaymentsRequestInput, _holdfast_billing_v1_ListPaymentsReplyInput, _holdfast_billing_v1_ListPaymentsRequest, _holdfast_billing_v1_ListPaymentsReply>
}
