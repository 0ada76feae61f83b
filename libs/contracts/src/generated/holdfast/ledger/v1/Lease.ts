import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { FollowReplyInput as _holdfast_ledger_v1_FollowReplyInput, FollowReply as _holdfast_ledger_v1_FollowReply } from '../../../holdfast/ledger/v1/FollowReply.ts';
import type { FollowRequestInput as _holdfast_ledger_v1_FollowRequestInput, FollowRequest as _holdfast_ledger_v1_FollowRequest } from '../../../holdfast/ledger/v1/FollowRequest.ts';
import type { SnapshotReplyInput as _holdfast_ledger_v1_SnapshotReplyInput, SnapshotReply as _holdfast_ledger_v1_SnapshotReply } from '../../../holdfast/ledger/v1/SnapshotReply.ts';
import type { SnapshotRequestInput as _holdfast_ledger_v1_SnapshotRequestInput, SnapshotRequest as _holdfast_ledger_v1_SnapshotRequest } from '../../../holdfast/ledger/v1/SnapshotRequest.ts';

export interface LeaseClient extends grpc.Client {
  Follow(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_FollowRequestInput, _holdfast_ledger_v1_FollowReply>;
  Follow(options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_FollowRequestInput, _holdfast_ledger_v1_FollowReply>;
  follow(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_FollowRequestInput, _holdfast_ledger_v1_FollowReply>;
  follow(options?: grpc.CallOptions): grpc.ClientDuplexStream<_holdfast_ledger_v1_FollowRequestInput, _holdfast_ledger_v1_FollowReply>;
  
  Snapshot(argument: _holdfast_ledger_v1_SnapshotRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_holdfast_ledger_v1_SnapshotReply>;
  Snapshot(argument: _holdfast_ledger_v1_SnapshotRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_holdfast_ledger_v1_SnapshotReply>;
  snapshot(argument: _holdfast_ledger_v1_SnapshotRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_holdfast_ledger_v1_SnapshotReply>;
  snapshot(argument: _holdfast_ledger_v1_SnapshotRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_holdfast_ledger_v1_SnapshotReply>;
  
}

export interface LeaseHandlers extends grpc.UntypedServiceImplementation {
  Follow: grpc.handleBidiStreamingCall<_holdfast_ledger_v1_FollowRequest, _holdfast_ledger_v1_FollowReplyInput>;
  
  Snapshot: grpc.handleServerStreamingCall<_holdfast_ledger_v1_SnapshotRequest, _holdfast_ledger_v1_SnapshotReplyInput>;
  
}

export interface LeaseDefinition extends grpc.ServiceDefinition {
  Follow: MethodDefinition<_holdfast_ledger_v1_FollowRequestInput, _holdfast_ledger_v1_FollowReplyInput, _holdfast_ledger_v1_FollowRequest, _holdfast_ledger_v1_FollowReply>
  Snapshot: MethodDefinition<_holdfast_ledger_v1_SnapshotRequestInput, _holdfast_ledger_v1_SnapshotReplyInput, _holdfast_ledger_v1_SnapshotRequest, _holdfast_ledger_v1_SnapshotReply>
}
