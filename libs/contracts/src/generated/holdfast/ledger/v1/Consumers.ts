import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListParkedReplyInput as _holdfast_ledger_v1_ListParkedReplyInput, ListParkedReply as _holdfast_ledger_v1_ListParkedReply } from '../../../holdfast/ledger/v1/ListParkedReply.ts';
import type { ListParkedRequestInput as _holdfast_ledger_v1_ListParkedRequestInput, ListParkedRequest as _holdfast_ledger_v1_ListParkedRequest } from '../../../holdfast/ledger/v1/ListParkedRequest.ts';
import type { ReplayParkedReplyInput as _holdfast_ledger_v1_ReplayParkedReplyInput, ReplayParkedReply as _holdfast_ledger_v1_ReplayParkedReply } from '../../../holdfast/ledger/v1/ReplayParkedReply.ts';
import type { ReplayParkedRequestInput as _holdfast_ledger_v1_ReplayParkedRequestInput, ReplayParkedRequest as _holdfast_ledger_v1_ReplayParkedRequest } from '../../../holdfast/ledger/v1/ReplayParkedRequest.ts';

export interface ConsumersClient extends grpc.Client {
  ListParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  ListParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  ListParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  ListParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  listParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  listParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  listParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  listParked(argument: _holdfast_ledger_v1_ListParkedRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ListParkedReply>): grpc.ClientUnaryCall;
  
  ReplayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  ReplayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  ReplayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  ReplayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  replayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  replayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  replayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  replayParked(argument: _holdfast_ledger_v1_ReplayParkedRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ReplayParkedReply>): grpc.ClientUnaryCall;
  
}

export interface ConsumersHandlers extends grpc.UntypedServiceImplementation {
  ListParked: grpc.handleUnaryCall<_holdfast_ledger_v1_ListParkedRequest, _holdfast_ledger_v1_ListParkedReplyInput>;
  
  ReplayParked: grpc.handleUnaryCall<_holdfast_ledger_v1_ReplayParkedRequest, _holdfast_ledger_v1_ReplayParkedReplyInput>;
  
}

export interface ConsumersDefinition extends grpc.ServiceDefinition {
  ListParked: MethodDefinition<_holdfast_ledger_v1_ListParkedRequestInput, _holdfast_ledger_v1_ListParkedReplyInput, _holdfast_ledger_v1_ListParkedRequest, _holdfast_ledger_v1_ListParkedReply>
  ReplayParked: MethodDefinition<_holdfast_ledger_v1_ReplayParkedRequestInput, _holdfast_ledger_v1_ReplayParkedReplyInput, _holdfast_ledger_v1_ReplayParkedRequest, _holdfast_ledger_v1_ReplayParkedReply>
}
