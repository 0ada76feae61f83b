import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BatchCheckReplyInput as _holdfast_company_v1_BatchCheckReplyInput, BatchCheckReply as _holdfast_company_v1_BatchCheckReply } from '../../../holdfast/company/v1/BatchCheckReply.ts';
import type { BatchCheckRequestInput as _holdfast_company_v1_BatchCheckRequestInput, BatchCheckRequest as _holdfast_company_v1_BatchCheckRequest } from '../../../holdfast/company/v1/BatchCheckRequest.ts';
import type { CheckAccessReplyInput as _holdfast_company_v1_CheckAccessReplyInput, CheckAccessReply as _holdfast_company_v1_CheckAccessReply } from '../../../holdfast/company/v1/CheckAccessReply.ts';
import type { CheckAccessRequestInput as _holdfast_company_v1_CheckAccessRequestInput, CheckAccessRequest as _holdfast_company_v1_CheckAccessRequest } from '../../../holdfast/company/v1/CheckAccessRequest.ts';
import type { ListWhoMayReplyInput as _holdfast_company_v1_ListWhoMayReplyInput, ListWhoMayReply as _holdfast_company_v1_ListWhoMayReply } from '../../../holdfast/company/v1/ListWhoMayReply.ts';
import type { ListWhoMayRequestInput as _holdfast_company_v1_ListWhoMayRequestInput, ListWhoMayRequest as _holdfast_company_v1_ListWhoMayRequest } from '../../../holdfast/company/v1/ListWhoMayRequest.ts';

export interface AccessChecksClient extends grpc.Client {
  BatchCheck(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_company_v1_BatchCheckRequestInput, _holdfast_company_v1_BatchCheckReply>;
  BatchCheck(options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_company_v1_BatchCheckRequestInput, _holdfast_company_v1_BatchCheckReply>;
  batchCheck(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_company_v1_BatchCheckRequestInput, _holdfast_company_v1_BatchCheckReply>;
  batchCheck(options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_company_v1_BatchCheckRequestInput, _holdfast_company_v1_BatchCheckReply>;
  
  CheckAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  CheckAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  CheckAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  CheckAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  checkAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  checkAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  checkAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  checkAccess(argument: _holdfast_company_v1_CheckAccessRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_CheckAccessReply>): grpc.ClientUnaryCall;
  
  ListWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  ListWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  ListWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  ListWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  listWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  listWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  listWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  listWhoMay(argument: _holdfast_company_v1_ListWhoMayRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListWhoMayReply>): grpc.ClientUnaryCall;
  
}

export interface AccessChecksHandlers extends grpc.UntypedServiceImplementation {
  BatchCheck: grpc.handleBidiStreamingCall<_holdfast_company_v1_BatchCheckRequest, _holdfast_company_v1_BatchCheckReplyInput>;
  
  CheckAccess: grpc.handleUnaryCall<_holdfast_company_v1_CheckAccessRequest, _holdfast_company_v1_CheckAccessReplyInput>;
  
  ListWhoMay: grpc.handleUnaryCall<_holdfast_company_v1_ListWhoMayRequest, _holdfast_company_v1_ListWhoMayReplyInput>;
  
}

export interface AccessChecksDefinition extends grpc.ServiceDefinition {
  BatchCheck: MethodDefinition<_holdfast_company_v1_BatchCheckRequestInput, _holdfast_company_v1_BatchCheckReplyInput, _holdfast_company_v1_BatchCheckRequest, _holdfast_company_v1_BatchCheckReply>
  CheckAccess: MethodDefinition<_holdfast_company_v1_CheckAccessRequestInput, _holdfast_company_v1_CheckAccessReplyInput, _holdfast_company_v1_CheckAccessRequest, _holdfast_company_v1_CheckAccessReply>
  ListWhoMay: MethodDefinition<_holdfast_company_v1_ListWhoMayRequestInput, _holdfast_company_v1_ListWhoMayReplyInput, _holdfast_company_v1_ListWhoMayRequest, _holdfast_company_v1_ListWhoMayReply>
}
