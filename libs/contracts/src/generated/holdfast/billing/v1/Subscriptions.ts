import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelSubscriptionRequestInput as _holdfast_billing_v1_CancelSubscriptionRequestInput, CancelSubscriptionRequest as _holdfast_billing_v1_CancelSubscriptionRequest } from '../../../holdfast/billing/v1/CancelSubscriptionRequest.ts';
import type { GetSubscriptionRequestInput as _holdfast_billing_v1_GetSubscriptionRequestInput, GetSubscriptionRequest as _holdfast_billing_v1_GetSubscriptionRequest } from '../../../holdfast/billing/v1/GetSubscriptionRequest.ts';
import type { MakeQuoteRequestInput as _holdfast_billing_v1_MakeQuoteRequestInput, MakeQuoteRequest as _holdfast_billing_v1_MakeQuoteRequest } from '../../../holdfast/billing/v1/MakeQuoteRequest.ts';
import type { PutSubscriptionRequestInput as _holdfast_billing_v1_PutSubscriptionRequestInput, PutSubscriptionRequest as _holdfast_billing_v1_PutSubscriptionRequest } from '../../../holdfast/billing/v1/PutSubscriptionRequest.ts';
import type { QuoteInput as _holdfast_billing_v1_QuoteInput, Quote as _holdfast_billing_v1_Quote } from '../../../holdfast/billing/v1/Quote.ts';
import type { ResumeSubscriptionRequestInput as _holdfast_billing_v1_ResumeSubscriptionRequestInput, ResumeSubscriptionRequest as _holdfast_billing_v1_ResumeSubscriptionRequest } from '../../../holdfast/billing/v1/ResumeSubscriptionRequest.ts';
import type { SubscriptionInput as _holdfast_billing_v1_SubscriptionInput, Subscription as _holdfast_billing_v1_Subscription } from '../../../holdfast/billing/v1/Subscription.ts';

export interface SubscriptionsClient extends grpc.Client {
  CancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  CancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  CancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  CancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  cancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  cancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  cancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  cancelSubscription(argument: _holdfast_billing_v1_CancelSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  GetSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  getSubscription(argument: _holdfast_billing_v1_GetSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  
  MakeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  MakeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  MakeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  MakeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  makeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  makeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  makeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  makeQuote(argument: _holdfast_billing_v1_MakeQuoteRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Quote>): grpc.ClientUnaryCall;
  
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  PutSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  putSubscription(argument: _holdfast_billing_v1_PutSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  
  ResumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  ResumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  ResumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  ResumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  resumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  resumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  resumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  resumeSubscription(argument: _holdfast_billing_v1_ResumeSubscriptionRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Subscription>): grpc.ClientUnaryCall;
  
}

export interface SubscriptionsHandlers extends grpc.UntypedServiceImplementation {
  CancelSubscription: grpc.handleUnaryCall<_holdfast_billing_v1_CancelSubscriptionRequest, _holdfast_billing_v1_SubscriptionInput>;
  
  GetSubscription: grpc.handleUnaryCall<_holdfast_billing_v1_GetSubscriptionRequest, _holdfast_billing_v1_SubscriptionInput>;
  
  MakeQuote: grpc.handleUnaryCall<_holdfast_billing_v1_MakeQuoteRequest, _holdfast_billing_v1_QuoteInput>;
  
  PutSubscription: grpc.handleUnaryCall<_holdfast_billing_v1_PutSubscriptionRequest, _holdfast_billing_v1_SubscriptionInput>;
  
  ResumeSubscription: grpc.handleUnaryCall<_holdfast_billing_v1_ResumeSubscriptionRequest, _holdfast_billing_v1_SubscriptionInput>;
  
}

export interface SubscriptionsDefinition extends grpc.ServiceDefinition {
  CancelSubscription: MethodDefinition<_holdfast_billing_v1_CancelSubscriptionRequestInput, _holdfast_billing_v1_SubscriptionInput, _holdfast_billing_v1_CancelSubscriptionRequest, _holdfast_billing_v1_Subscription>
  GetSubscription: MethodDefinition<_holdfast_billing_v1_GetSubscriptionRequestInput, _holdfast_billing_v1_SubscriptionInput, _holdfast_billing_v1_GetSubscriptionRequest, _holdfast_billing_v1_Subscription>
  MakeQuote: MethodDefinition<_holdfast_billing_v1_MakeQuoteRequestInput, _holdfast_billing_v1_QuoteInput, _holdfast_billing_v1_MakeQuoteRequest, _holdfast_billing_v1_Quote>
  PutSubscription: MethodDefinition<_holdfast_billing_v1_PutSubscriptionRequestInput, _holdfast_billing_v1_SubscriptionInput, _holdfast_billing_v1_PutSubscriptionRequest, _holdfast_billing_v1_Subscription>
  ResumeSubscription: MethodDefinition<_holdfast_billing_v1_ResumeSubscriptionRequestInput, _holdfast_billing_v1_SubscriptionInput, _holdfast_billing_v1_ResumeSubscriptionRequest, _holdfast_billing_v1_Subscription>
}
