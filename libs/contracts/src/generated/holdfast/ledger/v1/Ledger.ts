import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AwaitInForceReplyInput as _holdfast_ledger_v1_AwaitInForceReplyInput, AwaitInForceReply as _holdfast_ledger_v1_AwaitInForceReply } from '../../../holdfast/ledger/v1/AwaitInForceReply.ts';
import type { AwaitInForceRequestInput as _holdfast_ledger_v1_AwaitInForceRequestInput, AwaitInForceRequest as _holdfast_ledger_v1_AwaitInForceRequest } from '../../../holdfast/ledger/v1/AwaitInForceRequest.ts';
import type { HeadsReplyInput as _holdfast_ledger_v1_HeadsReplyInput, HeadsReply as _holdfast_ledger_v1_HeadsReply } from '../../../holdfast/ledger/v1/HeadsReply.ts';
import type { HeadsRequestInput as _holdfast_ledger_v1_HeadsRequestInput, HeadsRequest as _holdfast_ledger_v1_HeadsRequest } from '../../../holdfast/ledger/v1/HeadsRequest.ts';
import type { ReadReplyInput as _holdfast_ledger_v1_ReadReplyInput, ReadReply as _holdfast_ledger_v1_ReadReply } from '../../../holdfast/ledger/v1/ReadReply.ts';
import type { ReadRequestInput as _holdfast_ledger_v1_ReadRequestInput, ReadRequest as _holdfast_ledger_v1_ReadRequest } from '../../../holdfast/ledger/v1/ReadRequest.ts';

export interface LedgerClient extends grpc.Client {
  AwaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  AwaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  AwaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  AwaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  awaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  awaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  awaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  awaitInForce(argument: _holdfast_ledger_v1_AwaitInForceRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_AwaitInForceReply>): grpc.ClientUnaryCall;
  
  Heads(argument: _holdfast_ledger_v1_HeadsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  Heads(argument: _holdfast_ledger_v1_HeadsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  Heads(argument: _holdfast_ledger_v1_HeadsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  Heads(argument: _holdfast_ledger_v1_HeadsRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  heads(argument: _holdfast_ledger_v1_HeadsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  heads(argument: _holdfast_ledger_v1_HeadsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  heads(argument: _holdfast_ledger_v1_HeadsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  heads(argument: _holdfast_ledger_v1_HeadsRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_HeadsReply>): grpc.ClientUnaryCall;
  
  Read(argument: _holdfast_ledger_v1_ReadRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  Read(argument: _holdfast_ledger_v1_ReadRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  Read(argument: _holdfast_ledger_v1_ReadRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  Read(argument: _holdfast_ledger_v1_ReadRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  read(argument: _holdfast_ledger_v1_ReadRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  read(argument: _holdfast_ledger_v1_ReadRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  read(argument: _holdfast_ledger_v1_ReadRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  read(argument: _holdfast_ledger_v1_ReadRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ReadReply>): grpc.ClientUnaryCall;
  
}

export interface LedgerHandlers extends grpc.UntypedServiceImplementation {
  AwaitInForce: grpc.handleUnaryCall<_holdfast_ledger_v1_AwaitInForceRequest, _holdfast_ledger_v1_AwaitInForceReplyInput>;
  
  Heads: grpc.handleUnaryCall<_holdfast_ledger_v1_HeadsRequest, _holdfast_ledger_v1_HeadsReplyInput>;
  
  Read: grpc.handleUnaryCall<_holdfast_ledger_v1_ReadRequest, _holdfast_ledger_v1_ReadReplyInput>;
  
}

export interface LedgerDefinition extends grpc.ServiceDefinition {
  AwaitInForce: MethodDefinition<_holdfast_ledger_v1_AwaitInForceRequestInput, _holdfast_ledger_v1_AwaitInForceReplyInput, _holdfast_ledger_v1_AwaitInForceRequest, _holdfast_ledger_v1_AwaitInForceReply>
  Heads: MethodDefinition<_holdfast_ledger_v1_HeadsRequestInput, _holdfast_ledger_v1_HeadsReplyInput, _holdfast_ledger_v1_HeadsRequest, _holdfast_ledger_v1_HeadsReply>
  Read: MethodDefinition<_holdfast_ledger_v1_ReadRequestInput, _holdfast_ledger_v1_ReadReplyInput, _holdfast_ledger_v1_ReadRequest, _holdfast_ledger_v1_ReadReply>
}
