import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetSubscriptionRequestInput as _holdfast_billing_v1_GetSubscriptionRequestInput, GetSubscriptionRequest as _holdfast_billing_v1_GetSubscriptionRequest } from '../../../holdfast/billing/v1/GetSubscriptionRequest.ts';
import type { PutSubscriptionRequestInput as _holdfast_billing_v1_PutSubscriptionRequestInput, PutSubscriptionRequest as _holdfast_billing_v1_PutSubscriptionRequest } from '../../../holdfast/billing/v1/PutSubscriptionRequest.ts';
import type { SubscriptionInput as _holdfast_billing_v1_SubscriptionInput, Subscription as _holdfast_billing_v1_Subscription } from '../../../holdfast/billing/v1/Subscription.ts';

export interface SubscriptionsClient extends grpc.Client {
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  
}

export interface SubscriptionsHandlers extends grpc.UntypedServiceImplementation {
  GetSubscription: grpc.handleUnaryCall<_holdfast_billing_v1_GetSubscriptionRequest, _holdfast_billing_v1_SubscriptionInput>;
  
  PutSubscription: grpc.handleUnaryCall<_holdfast_billing_v1_PutSubscriptionRequest, _holdfast_billing_v1_SubscriptionInput>;
  
}

export interface SubscriptionsDefinition extends grpc.ServiceDefinition {
  GetSubscription: MethodDefinition<_holdfast_billing_v1_GetSubscriptionRequestInput, _holdfast_billing_v1_SubscriptionInput, _holdfast_billing_v1_GetSubscriptionRequest, _holdfast_billing_v1_Subscription>
  PutSubscription: MethodDefinition<_holdfast_billing_v1_PutSubscriptionRequestInput, _holdfast_billing_v1_SubscriptionInput, _holdfast_billing_v1_PutSubscriptionRequest, _holdfast_billing_v1_Subscription>
}
