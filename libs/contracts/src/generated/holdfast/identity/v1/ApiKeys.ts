import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateKeyReplyInput as _holdfast_identity_v1_CreateKeyReplyInput, CreateKeyReply as _holdfast_identity_v1_CreateKeyReply } from '../../../holdfast/identity/v1/CreateKeyReply.ts';
import type { CreateKeyRequestInput as _holdfast_identity_v1_CreateKeyRequestInput, CreateKeyRequest as _holdfast_identity_v1_CreateKeyRequest } from '../../../holdfast/identity/v1/CreateKeyRequest.ts';
import type { ListKeysReplyInput as _holdfast_identity_v1_ListKeysReplyInput, ListKeysReply as _holdfast_identity_v1_ListKeysReply } from '../../../holdfast/identity/v1/ListKeysReply.ts';
import type { ListKeysRequestInput as _holdfast_identity_v1_ListKeysRequestInput, ListKeysRequest as _holdfast_identity_v1_ListKeysRequest } from '../../../holdfast/identity/v1/ListKeysRequest.ts';
import type { ResolveKeyReplyInput as _holdfast_identity_v1_ResolveKeyReplyInput, ResolveKeyReply as _holdfast_identity_v1_ResolveKeyReply } from '../../../holdfast/identity/v1/ResolveKeyReply.ts';
import type { ResolveKeyRequestInput as _holdfast_identity_v1_ResolveKeyRequestInput, ResolveKeyRequest as _holdfast_identity_v1_ResolveKeyRequest } from '../../../holdfast/identity/v1/ResolveKeyRequest.ts';
import type { RevokeKeyReplyInput as _holdfast_identity_v1_RevokeKeyReplyInput, RevokeKeyReply as _holdfast_identity_v1_RevokeKeyReply } from '../../../holdfast/identity/v1/RevokeKeyReply.ts';
import type { RevokeKeyRequestInput as _holdfast_identity_v1_RevokeKeyRequestInput, RevokeKeyRequest as _holdfast_identity_v1_RevokeKeyRequest } from '../../../holdfast/identity/v1/RevokeKeyRequest.ts';

export interface ApiKeysClient extends grpc.Client {
  CreateKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  CreateKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  CreateKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  CreateKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  createKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  createKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  createKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  createKey(argument: _holdfast_identity_v1_CreateKeyRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_CreateKeyReply>): grpc.ClientUnaryCall;
  
  ListKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  ListKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  ListKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  ListKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  listKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  listKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  listKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  listKeys(argument: _holdfast_identity_v1_ListKeysRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ListKeysReply>): grpc.ClientUnaryCall;
  
  ResolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  ResolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  ResolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  ResolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  resolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  resolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  resolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  resolveKey(argument: _holdfast_identity_v1_ResolveKeyRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveKeyReply>): grpc.ClientUnaryCall;
  
  RevokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  RevokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  RevokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  RevokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  revokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  revokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  revokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  revokeKey(argument: _holdfast_identity_v1_RevokeKeyRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RevokeKeyReply>): grpc.ClientUnaryCall;
  
}

export interface ApiKeysHandlers extends grpc.UntypedServiceImplementation {
  CreateKey: grpc.handleUnaryCall<_holdfast_identity_v1_CreateKeyRequest, _holdfast_identity_v1_CreateKeyReplyInput>;
  
  ListKeys: grpc.handleUnaryCall<_holdfast_identity_v1_ListKeysRequest, _holdfast_identity_v1_ListKeysReplyInput>;
  
  ResolveKey: grpc.handleUnaryCall<_holdfast_identity_v1_ResolveKeyRequest, _holdfast_identity_v1_ResolveKeyReplyInput>;
  
  RevokeKey: grpc.handleUnaryCall<_holdfast_identity_v1_RevokeKeyRequest, _holdfast_identity_v1_RevokeKeyReplyInput>;
  
}

export interface ApiKeysDefinition extends grpc.ServiceDefinition {
  CreateKey: MethodDefinition<_holdfast_identity_v1_CreateKeyRequestInput, _holdfast_identity_v1_CreateKeyReplyInput, _holdfast_identity_v1_CreateKeyRequest, _holdfast_identity_v1_CreateKeyReply>
  ListKeys: MethodDefinition<_holdfast_identity_v1_ListKeysRequestInput, _holdfast_identity_v1_ListKeysReplyInput, _holdfast_identity_v1_ListKeysRequest, _holdfast_identity_v1_ListKeysReply>
  ResolveKey: MethodDefinition<_holdfast_identity_v1_ResolveKeyRequestInput, _holdfast_identity_v1_ResolveKeyReplyInput, _holdfast_identity_v1_ResolveKeyRequest, _holdfast_identity_v1_ResolveKeyReply>
  RevokeKey: MethodDefinition<_holdfast_identity_v1_RevokeKeyRequestInput, _holdfast_identity_v1_RevokeKeyReplyInput, _holdfast_identity_v1_RevokeKeyRequest, _holdfast_identity_v1_RevokeKeyReply>
}
