import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ConfirmReplyInput as _holdfast_ledger_v1_ConfirmReplyInput, ConfirmReply as _holdfast_ledger_v1_ConfirmReply } from '../../../holdfast/ledger/v1/ConfirmReply.ts';
import type { ConfirmRequestInput as _holdfast_ledger_v1_ConfirmRequestInput, ConfirmRequest as _holdfast_ledger_v1_ConfirmRequest } from '../../../holdfast/ledger/v1/ConfirmRequest.ts';

export interface PeersClient extends grpc.Client {
  Confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  Confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  Confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  Confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_ledger_v1_ConfirmRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_ConfirmReply>): grpc.ClientUnaryCall;
  
}

export interface PeersHandlers extends grpc.UntypedServiceImplementation {
  Confirm: grpc.handleUnaryCall<_holdfast_ledger_v1_ConfirmRequest, _holdfast_ledger_v1_ConfirmReplyInput>;
  
}

export interface PeersDefinition extends grpc.ServiceDefinition {
  Confirm: MethodDefinition<_holdfast_ledger_v1_ConfirmRequestInput, _holdfast_ledger_v1_ConfirmReplyInput, _holdfast_ledger_v1_ConfirmRequest, _holdfast_ledger_v1_ConfirmReply>
}
