import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DisableUserReplyInput as _holdfast_identity_v1_DisableUserReplyInput, DisableUserReply as _holdfast_identity_v1_DisableUserReply } from '../../../holdfast/identity/v1/DisableUserReply.ts';
import type { DisableUserRequestInput as _holdfast_identity_v1_DisableUserRequestInput, DisableUserRequest as _holdfast_identity_v1_DisableUserRequest } from '../../../holdfast/identity/v1/DisableUserRequest.ts';
import type { EnableUserReplyInput as _holdfast_identity_v1_EnableUserReplyInput, EnableUserReply as _holdfast_identity_v1_EnableUserReply } from '../../../holdfast/identity/v1/EnableUserReply.ts';
import type { EnableUserRequestInput as _holdfast_identity_v1_EnableUserRequestInput, EnableUserRequest as _holdfast_identity_v1_EnableUserRequest } from '../../../holdfast/identity/v1/EnableUserRequest.ts';
import type { ResetTwoFactorReplyInput as _holdfast_identity_v1_ResetTwoFactorReplyInput, ResetTwoFactorReply as _holdfast_identity_v1_ResetTwoFactorReply } from '../../../holdfast/identity/v1/ResetTwoFactorReply.ts';
import type { ResetTwoFactorRequestInput as _holdfast_identity_v1_ResetTwoFactorRequestInput, ResetTwoFactorRequest as _holdfast_identity_v1_ResetTwoFactorRequest } from '../../../holdfast/identity/v1/ResetTwoFactorRequest.ts';

export interface OperatorsClient extends grpc.Client {
  DisableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  DisableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  DisableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  DisableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  disableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  disableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  disableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  disableUser(argument: _holdfast_identity_v1_DisableUserRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_DisableUserReply>): grpc.ClientUnaryCall;
  
  EnableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  EnableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  EnableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  EnableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  enableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  enableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  enableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  enableUser(argument: _holdfast_identity_v1_EnableUserRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_EnableUserReply>): grpc.ClientUnaryCall;
  
  ResetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  ResetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  ResetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  ResetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  resetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  resetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  resetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  resetTwoFactor(argument: _holdfast_identity_v1_ResetTwoFactorRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResetTwoFactorReply>): grpc.ClientUnaryCall;
  
}

export interface OperatorsHandlers extends grpc.UntypedServiceImplementation {
  DisableUser: grpc.handleUnaryCall<_holdfast_identity_v1_DisableUserRequest, _holdfast_identity_v1_DisableUserReplyInput>;
  
  EnableUser: grpc.handleUnaryCall<_holdfast_identity_v1_EnableUserRequest, _holdfast_identity_v1_EnableUserReplyInput>;
  
  ResetTwoFactor: grpc.handleUnaryCall<_holdfast_identity_v1_ResetTwoFactorRequest, _holdfast_identity_v1_ResetTwoFactorReplyInput>;
  
}

export interface OperatorsDefinition extends grpc.ServiceDefinition {
  DisableUser: MethodDefinition<_holdfast_identity_v1_DisableUserRequestInput, _holdfast_identity_v1_DisableUserReplyInput, _holdfast_identity_v1_DisableUserRequest, _holdfast_identity_v1_DisableUserReply>
  EnableUser: MethodDefinition<_holdfast_identity_v1_EnableUserRequestInput, _holdfast_identity_v1_EnableUserReplyInput, _holdfast_identity_v1_EnableUserRequest, _holdfast_identity_v1_EnableUserReply>
  ResetTwoFactor: MethodDefinition<_holdfast_identity_v1_ResetTwoFactorRequestInput, _holdfast_identity_v1_ResetTwoFactorReplyInput, _holdfast_identity_v1_ResetTwoFactorRequest, _holdfast_identity_v1_ResetTwoFactorReply>
}
