import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ConfirmReplyInput as _holdfast_ledger_v1_ConfirmReplyInput, ConfirmReply as _holdfast_ledger_v1_ConfirmReply } from '../../../holdfast/ledger/v1/ConfirmReply.ts';
import type { ConfirmRequestInput as _holdfast_ledger_v1_ConfirmRequestInput, ConfirmRequest as _holdfast_ledger_v1_ConfirmRequest } from '../../../holdfast/ledger/v1/ConfirmRequest.ts';

export interface PeersClient extends grpc.Client {
  Confirmations(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_ConfirmRequestInput, _holdfast_ledger_v1_ConfirmReply>;
  Confirmations(options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_ConfirmRequestInput, _holdfast_ledger_v1_ConfirmReply>;
  confirmations(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_ConfirmRequestInput, _holdfast_ledger_v1_ConfirmReply>;
  confirmations(options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_ConfirmRequestInput, _holdfast_ledger_v1_ConfirmReply>;
  
}

export interface PeersHandlers extends grpc.UntypedServiceImplementation {
  Confirmations: grpc.handleBidiStreamingCall<_holdfast_ledger_v1_ConfirmRequest, _holdfast_ledger_v1_ConfirmReplyInput>;
  
}

export interface PeersDefinition extends grpc.ServiceDefinition {
  Confirmations: MethodDefinition<_holdfast_ledger_v1_ConfirmRequestInput, _holdfast_ledger_v1_ConfirmReplyInput, _holdfast_ledger_v1_ConfirmRequest, _holdfast_ledger_v1_ConfirmReply>
}
