import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { TakeWebhookReplyInput as _holdfast_billing_v1_TakeWebhookReplyInput, TakeWebhookReply as _holdfast_billing_v1_TakeWebhookReply } from '../../../holdfast/billing/v1/TakeWebhookReply.ts';
import type { TakeWebhookRequestInput as _holdfast_billing_v1_TakeWebhookRequestInput, TakeWebhookRequest as _holdfast_billing_v1_TakeWebhookRequest } from '../../../holdfast/billing/v1/TakeWebhookRequest.ts';

export interface PaymentWebhooksClient extends grpc.Client {
  TakeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  TakeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  TakeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  TakeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  takeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  takeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  takeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  takeWebhook(argument: _holdfast_billing_v1_TakeWebhookRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_TakeWebhookReply>): grpc.ClientUnaryCall;
  
}

export interface PaymentWebhooksHandlers extends grpc.UntypedServiceImplementation {
  TakeWebhook: grpc.handleUnaryCall<_holdfast_billing_v1_TakeWebhookRequest, _holdfast_billing_v1_TakeWebhookReplyInput>;
  
}

export interface PaymentWebhooksDefinition extends grpc.ServiceDefinition {
  TakeWebhook: MethodDefinition<_holdfast_billing_v1_TakeWebhookRequestInput, _holdfast_billing_v1_TakeWebhookReplyInput, _holdfast_billing_v1_TakeWebhookRequest, _holdfast_billing_v1_TakeWebhookReply>
}
