import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListPlansReplyInput as _holdfast_billing_v1_ListPlansReplyInput, ListPlansReply as _holdfast_billing_v1_ListPlansReply } from '../../../holdfast/billing/v1/ListPlansReply.ts';
import type { ListPlansRequestInput as _holdfast_billing_v1_ListPlansRequestInput, ListPlansRequest as _holdfast_billing_v1_ListPlansRequest } from '../../../holdfast/billing/v1/ListPlansRequest.ts';

export interface PlansClient extends grpc.Client {
  ListPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  ListPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  ListPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  ListPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  listPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  listPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  listPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  listPlans(argument: _holdfast_billing_v1_ListPlansRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListPlansReply>): grpc.ClientUnaryCall;
  
}

export interface PlansHandlers extends grpc.UntypedServiceImplementation {
  ListPlans: grpc.handleUnaryCall<_holdfast_billing_v1_ListPlansRequest, _holdfast_billing_v1_ListPlansReplyInput>;
  
}

export interface PlansDefinition extends grpc.ServiceDefinition {
  ListPlans: MethodDefinition<_holdfast_billing_v1_ListPlansRequestInput, _holdfast_billing_v1_ListPlansReplyInput, _holdfast_billing_v1_ListPlansRequest, _holdfast_billing_v1_ListPlansReply>
}
