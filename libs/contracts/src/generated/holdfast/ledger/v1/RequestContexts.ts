import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ForgetUserReplyInput as _holdfast_ledger_v1_ForgetUserReplyInput, ForgetUserReply as _holdfast_ledger_v1_ForgetUserReply } from '../../../holdfast/ledger/v1/ForgetUserReply.ts';
import type { ForgetUserRequestInput as _holdfast_ledger_v1_ForgetUserRequestInput, ForgetUserRequest as _holdfast_ledger_v1_ForgetUserRequest } from '../../../holdfast/ledger/v1/ForgetUserRequest.ts';

export interface RequestContextsClient extends grpc.Client {
  ForgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  ForgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  ForgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  ForgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  forgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  forgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  forgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  forgetUser(argument: _holdfast_ledger_v1_ForgetUserRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ForgetUserReply>): grpc.ClientUnaryCall;
  
}

export interface RequestContextsHandlers extends grpc.UntypedServiceImplementation {
  ForgetUser: grpc.handleUnaryCall<_holdfast_ledger_v1_ForgetUserRequest, _holdfast_ledger_v1_ForgetUserReplyInput>;
  
}

export interface RequestContextsDefinition extends grpc.ServiceDefinition {
  ForgetUser: MethodDefinition<_holdfast_ledger_v1_ForgetUserRequestInput, _holdfast_ledger_v1_ForgetUserReplyInput, _holdfast_ledger_v1_ForgetUserRequest, _holdfast_ledger_v1_ForgetUserReply>
}
