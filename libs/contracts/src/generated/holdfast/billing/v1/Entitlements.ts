import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EntitlementInput as _holdfast_billing_v1_EntitlementInput, Entitlement as _holdfast_billing_v1_Entitlement } from '../../../holdfast/billing/v1/Entitlement.ts';
import type { GetRequestInput as _holdfast_billing_v1_GetRequestInput, GetRequest as _holdfast_billing_v1_GetRequest } from '../../../holdfast/billing/v1/GetRequest.ts';

export interface EntitlementsClient extends grpc.Client {
  Get(argument: _holdfast_billing_v1_GetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  Get(argument: _holdfast_billing_v1_GetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  Get(argument: _holdfast_billing_v1_GetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  Get(argument: _holdfast_billing_v1_GetRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  get(argument: _holdfast_billing_v1_GetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  get(argument: _holdfast_billing_v1_GetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  get(argument: _holdfast_billing_v1_GetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  get(argument: _holdfast_billing_v1_GetRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Entitlement>): grpc.ClientUnaryCall;
  
}

export interface EntitlementsHandlers extends grpc.UntypedServiceImplementation {
  Get: grpc.handleUnaryCall<_holdfast_billing_v1_GetRequest, _holdfast_billing_v1_EntitlementInput>;
  
}

export interface EntitlementsDefinition extends grpc.ServiceDefinition {
  Get: MethodDefinition<_holdfast_billing_v1_GetRequestInput, _holdfast_billing_v1_EntitlementInput, _holdfast_billing_v1_GetRequest, _holdfast_billing_v1_Entitlement>
}
