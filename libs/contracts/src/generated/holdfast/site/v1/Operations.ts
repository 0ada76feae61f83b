import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelOperationRequestInput as _holdfast_site_v1_CancelOperationRequestInput, CancelOperationRequest as _holdfast_site_v1_CancelOperationRequest } from '../../../holdfast/site/v1/CancelOperationRequest.ts';
import type { GetOperationRequestInput as _holdfast_site_v1_GetOperationRequestInput, GetOperationRequest as _holdfast_site_v1_GetOperationRequest } from '../../../holdfast/site/v1/GetOperationRequest.ts';
import type { ListOperationsReplyInput as _holdfast_site_v1_ListOperationsReplyInput, ListOperationsReply as _holdfast_site_v1_ListOperationsReply } from '../../../holdfast/site/v1/ListOperationsReply.ts';
import type { ListOperationsRequestInput as _holdfast_site_v1_ListOperationsRequestInput, ListOperationsRequest as _holdfast_site_v1_ListOperationsRequest } from '../../../holdfast/site/v1/ListOperationsRequest.ts';
import type { OperationInput as _holdfast_site_v1_OperationInput, Operation as _holdfast_site_v1_Operation } from '../../../holdfast/site/v1/Operation.ts';

export interface OperationsClient extends grpc.Client {
  CancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  CancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  CancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  CancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  cancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  cancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  cancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  cancelOperation(argument: _holdfast_site_v1_CancelOperationRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  GetOperation(argument: _holdfast_site_v1_GetOperationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  GetOperation(argument: _holdfast_site_v1_GetOperationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  GetOperation(argument: _holdfast_site_v1_GetOperationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  GetOperation(argument: _holdfast_site_v1_GetOperationRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  getOperation(argument: _holdfast_site_v1_GetOperationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  getOperation(argument: _holdfast_site_v1_GetOperationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  getOperation(argument: _holdfast_site_v1_GetOperationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  getOperation(argument: _holdfast_site_v1_GetOperationRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  ListOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  ListOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  ListOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  ListOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  listOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  listOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  listOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  listOperations(argument: _holdfast_site_v1_ListOperationsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListOperationsReply>): grpc.ClientUnaryCall;
  
}

export interface OperationsHandlers extends grpc.UntypedServiceImplementation {
  CancelOperation: grpc.handleUnaryCall<_holdfast_site_v1_CancelOperationRequest, _holdfast_site_v1_OperationInput>;
  
  GetOperation: grpc.handleUnaryCall<_holdfast_site_v1_GetOperationRequest, _holdfast_site_v1_OperationInput>;
  
  ListOperations: grpc.handleUnaryCall<_holdfast_site_v1_ListOperationsRequest, _holdfast_site_v1_ListOperationsReplyInput>;
  
}

export interface OperationsDefinition extends grpc.ServiceDefinition {
  CancelOperation: MethodDefinition<_holdfast_site_v1_CancelOperationRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_CancelOperationRequest, _holdfast_site_v1_Operation>
  GetOperation: MethodDefinition<_holdfast_site_v1_GetOperationRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_GetOperationRequest, _holdfast_site_v1_Operation>
  ListOperations: MethodDefinition<_holdfast_site_v1_ListOperationsRequestInput, _holdfast_site_v1_ListOperationsReplyInput, _holdfast_site_v1_ListOperationsRequest, _holdfast_site_v1_ListOperationsReply>
}
