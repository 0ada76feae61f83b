import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CloseInput as _holdfast_billing_v1_CloseInput, Close as _holdfast_billing_v1_Close } from '../../../holdfast/billing/v1/Close.ts';
import type { GetCloseRequestInput as _holdfast_billing_v1_GetCloseRequestInput, GetCloseRequest as _holdfast_billing_v1_GetCloseRequest } from '../../../holdfast/billing/v1/GetCloseRequest.ts';
import type { ListClosesReplyInput as _holdfast_billing_v1_ListClosesReplyInput, ListClosesReply as _holdfast_billing_v1_ListClosesReply } from '../../../holdfast/billing/v1/ListClosesReply.ts';
import type { ListClosesRequestInput as _holdfast_billing_v1_ListClosesRequestInput, ListClosesRequest as _holdfast_billing_v1_ListClosesRequest } from '../../../holdfast/billing/v1/ListClosesRequest.ts';
import type { StartCloseRequestInput as _holdfast_billing_v1_StartCloseRequestInput, StartCloseRequest as _holdfast_billing_v1_StartCloseRequest } from '../../../holdfast/billing/v1/StartCloseRequest.ts';

export interface ClosesClient extends grpc.Client {
  GetClose(argument: _holdfast_billing_v1_GetCloseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  GetClose(argument: _holdfast_billing_v1_GetCloseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  GetClose(argument: _holdfast_billing_v1_GetCloseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  GetClose(argument: _holdfast_billing_v1_GetCloseRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  getClose(argument: _holdfast_billing_v1_GetCloseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  getClose(argument: _holdfast_billing_v1_GetCloseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  getClose(argument: _holdfast_billing_v1_GetCloseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  getClose(argument: _holdfast_billing_v1_GetCloseRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  
  ListCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  ListCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  ListCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  ListCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  listCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  listCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  listCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  listCloses(argument: _holdfast_billing_v1_ListClosesRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListClosesReply>): grpc.ClientUnaryCall;
  
  StartClose(argument: _holdfast_billing_v1_StartCloseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  StartClose(argument: _holdfast_billing_v1_StartCloseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  StartClose(argument: _holdfast_billing_v1_StartCloseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  StartClose(argument: _holdfast_billing_v1_StartCloseRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  startClose(argument: _holdfast_billing_v1_StartCloseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  startClose(argument: _holdfast_billing_v1_StartCloseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  startClose(argument: _holdfast_billing_v1_StartCloseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  startClose(argument: _holdfast_billing_v1_StartCloseRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Close>): grpc.ClientUnaryCall;
  
}

export interface ClosesHandlers extends grpc.UntypedServiceImplementation {
  GetClose: grpc.handleUnaryCall<_holdfast_billing_v1_GetCloseRequest, _holdfast_billing_v1_CloseInput>;
  
  ListCloses: grpc.handleUnaryCall<_holdfast_billing_v1_ListClosesRequest, _holdfast_billing_v1_ListClosesReplyInput>;
  
  StartClose: grpc.handleUnaryCall<_holdfast_billing_v1_StartCloseRequest, _holdfast_billing_v1_CloseInput>;
  
}

export interface ClosesDefinition extends grpc.ServiceDefinition {
  GetClose: MethodDefinition<_holdfast_billing_v1_GetCloseRequestInput, _holdfast_billing_v1_CloseInput, _holdfast_billing_v1_GetCloseRequest, _holdfast_billing_v1_Close>
  ListCloses: MethodDefinition<_holdfast_billing_v1_ListClosesRequestInput, _holdfast_billing_v1_ListClosesReplyInput, _holdfast_billing_v1_ListClosesRequest, _holdfast_billing_v1_ListClosesReply>
  StartClose: MethodDefinition<_holdfast_billing_v1_StartCloseRequestInput, _holdfast_billing_v1_CloseInput, _holdfast_billing_v1_StartCloseRequest, _holdfast_billing_v1_Close>
}
