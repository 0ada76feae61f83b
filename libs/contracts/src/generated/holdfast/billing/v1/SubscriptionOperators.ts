import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ImportSubscriptionRequestInput as _holdfast_billing_v1_ImportSubscriptionRequestInput, ImportSubscriptionRequest as _holdfast_billing_v1_ImportSubscriptionRequest } from '../../../holdfast/billing/v1/ImportSubscriptionRequest.ts';
import type { SubscriptionInput as _holdfast_billing_v1_SubscriptionInput, Subscription as _holdfast_billing_v1_Subscription } from '../../../holdfast/billing/v1/Subscription.ts';

export interface SubscriptionOperatorsClient extends grpc.Client {
  ImportSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  ImportSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  ImportSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  ImportSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  importSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  importSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  importSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  importSubscription(argument: _holdfast_billing_v1_ImportSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  
}

export interface SubscriptionOperatorsHandlers extends grpc.UntypedServiceImplementation {
  ImportSubscription: grpc.handleUnaryCall<_holdfast_billing_v1_ImportSubscriptionRequest, _holdfast_billing_v1_SubscriptionInput>;
  
}

export interface SubscriptionOperatorsDefinition extends grpc.ServiceDefinition {
  ImportSubscription: MethodDefinition<_holdfast_billing_v1_ImportSubscriptionRequestInput, _holdfast_billing_v1_SubscriptionInput, _holdfast_billing_v1_ImportSubscriptionRequest, _holdfast_billing_v1_Subscription>
}
