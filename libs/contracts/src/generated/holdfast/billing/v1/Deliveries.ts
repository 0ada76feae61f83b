import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ReportDeliveryReplyInput as _holdfast_billing_v1_ReportDeliveryReplyInput, ReportDeliveryReply as _holdfast_billing_v1_ReportDeliveryReply } from '../../../holdfast/billing/v1/ReportDeliveryReply.ts';
import type { ReportDeliveryRequestInput as _holdfast_billing_v1_ReportDeliveryRequestInput, ReportDeliveryRequest as _holdfast_billing_v1_ReportDeliveryRequest } from '../../../holdfast/billing/v1/ReportDeliveryRequest.ts';

export interface DeliveriesClient extends grpc.Client {
  ReportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  ReportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  ReportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  ReportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  reportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  reportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  reportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  reportDelivery(argument: _holdfast_billing_v1_ReportDeliveryRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ReportDeliveryReply>): grpc.ClientUnaryCall;
  
}

export interface DeliveriesHandlers extends grpc.UntypedServiceImplementation {
  ReportDelivery: grpc.handleUnaryCall<_holdfast_billing_v1_ReportDeliveryRequest, _holdfast_billing_v1_ReportDeliveryReplyInput>;
  
}

export interface DeliveriesDefinition extends grpc.ServiceDefinition {
  ReportDelivery: MethodDefinition<_holdfast_billing_v1_ReportDeliveryRequestInput, _holdfast_billing_v1_ReportDeliveryReplyInput, _holdfast_billing_v1_ReportDeliveryRequest, _holdfast_billing_v1_ReportDeliveryReply>
}
