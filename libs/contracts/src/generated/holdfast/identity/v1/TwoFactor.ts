import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BeginReplyInput as _holdfast_identity_v1_BeginReplyInput, BeginReply as _holdfast_identity_v1_BeginReply } from '../../../holdfast/identity/v1/BeginReply.ts';
import type { BeginRequestInput as _holdfast_identity_v1_BeginRequestInput, BeginRequest as _holdfast_identity_v1_BeginRequest } from '../../../holdfast/identity/v1/BeginRequest.ts';
import type { ConfirmReplyInput as _holdfast_identity_v1_ConfirmReplyInput, ConfirmReply as _holdfast_identity_v1_ConfirmReply } from '../../../holdfast/identity/v1/ConfirmReply.ts';
import type { ConfirmRequestInput as _holdfast_identity_v1_ConfirmRequestInput, ConfirmRequest as _holdfast_identity_v1_ConfirmRequest } from '../../../holdfast/identity/v1/ConfirmRequest.ts';
import type { RenewRecoveryCodesReplyInput as _holdfast_identity_v1_RenewRecoveryCodesReplyInput, RenewRecoveryCodesReply as _holdfast_identity_v1_RenewRecoveryCodesReply } from '../../../holdfast/identity/v1/RenewRecoveryCodesReply.ts';
import type { RenewRecoveryCodesRequestInput as _holdfast_identity_v1_RenewRecoveryCodesRequestInput, RenewRecoveryCodesRequest as _holdfast_identity_v1_RenewRecoveryCodesRequest } from '../../../holdfast/identity/v1/RenewRecoveryCodesRequest.ts';
import type { TurnOffReplyInput as _holdfast_identity_v1_TurnOffReplyInput, TurnOffReply as _holdfast_identity_v1_TurnOffReply } from '../../../holdfast/identity/v1/TurnOffReply.ts';
import type { TurnOffRequestInput as _holdfast_identity_v1_TurnOffRequestInput, TurnOffRequest as _holdfast_identity_v1_TurnOffRequest } from '../../../holdfast/identity/v1/TurnOffRequest.ts';
import type { UndoReplyInput as _holdfast_identity_v1_UndoReplyInput, UndoReply as _holdfast_identity_v1_UndoReply } from '../../../holdfast/identity/v1/UndoReply.ts';
import type { UndoRequestInput as _holdfast_identity_v1_UndoRequestInput, UndoRequest as _holdfast_identity_v1_UndoRequest } from '../../../holdfast/identity/v1/UndoRequest.ts';

export interface TwoFactorClient extends grpc.Client {
  Begin(argument: _holdfast_identity_v1_BeginRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  Begin(argument: _holdfast_identity_v1_BeginRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  Begin(argument: _holdfast_identity_v1_BeginRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  Begin(argument: _holdfast_identity_v1_BeginRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  begin(argument: _holdfast_identity_v1_BeginRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  begin(argument: _holdfast_identity_v1_BeginRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  begin(argument: _holdfast_identity_v1_BeginRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  begin(argument: _holdfast_identity_v1_BeginRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_BeginReply>): grpc.ClientUnaryCall;
  
  Confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  Confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  Confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  Confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  confirm(argument: _holdfast_identity_v1_ConfirmRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ConfirmReply>): grpc.ClientUnaryCall;
  
  RenewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  RenewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  RenewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  RenewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  renewRecoveryCodes(argument: _holdfast_identity_v1_RenewRecoveryCodesRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_RenewRecoveryCodesReply>): grpc.ClientUnaryCall;
  
  TurnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  TurnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  TurnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  TurnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  turnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  turnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  turnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  turnOff(argument: _holdfast_identity_v1_TurnOffRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_TurnOffReply>): grpc.ClientUnaryCall;
  
  Undo(argument: _holdfast_identity_v1_UndoRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  Undo(argument: _holdfast_identity_v1_UndoRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  Undo(argument: _holdfast_identity_v1_UndoRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  Undo(argument: _holdfast_identity_v1_UndoRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  undo(argument: _holdfast_identity_v1_UndoRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  undo(argument: _holdfast_identity_v1_UndoRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  undo(argument: _holdfast_identity_v1_UndoRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  undo(argument: _holdfast_identity_v1_UndoRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_UndoReply>): grpc.ClientUnaryCall;
  
}

export interface TwoFactorHandlers extends grpc.UntypedServiceImplementation {
  Begin: grpc.handleUnaryCall<_holdfast_identity_v1_BeginRequest, _holdfast_identity_v1_BeginReplyInput>;
  
  Confirm: grpc.handleUnaryCall<_holdfast_identity_v1_ConfirmRequest, _holdfast_identity_v1_ConfirmReplyInput>;
  
  RenewRecoveryCodes: grpc.handleUnaryCall<_holdfast_identity_v1_RenewRecoveryCodesRequest, _holdfast_identity_v1_RenewRecoveryCodesReplyInput>;
  
  TurnOff: grpc.handleUnaryCall<_holdfast_identity_v1_TurnOffRequest, _holdfast_identity_v1_TurnOffReplyInput>;
  
  Undo: grpc.handleUnaryCall<_holdfast_identity_v1_UndoRequest, _holdfast_identity_v1_UndoReplyInput>;
  
}

export interface TwoFactorDefinition extends grpc.ServiceDefinition {
  Begin: MethodDefinition<_holdfast_identity_v1_BeginRequestInput, _holdfast_identity_v1_BeginReplyInput, _holdfast_identity_v1_BeginRequest, _holdfast_identity_v1_BeginReply>
  Confirm: MethodDefinition<_holdfast_identity_v1_ConfirmRequestInput, _holdfast_identity_v1_ConfirmReplyInput, _holdfast_identity_v1_ConfirmRequest, _holdfast_identity_v1_ConfirmReply>
  RenewRecoveryCodes: MethodDefinition<_holdfast_identity_v1_RenewRecoveryCodesRequestInput, _holdfast_identity_v1_RenewRecoveryCodesReplyInput, _holdfast_identity_v1_RenewRecoveryCodesRequest, _holdfast_identity_v1_RenewRecoveryCodesReply>
  TurnOff: MethodDefinition<_holdfast_identity_v1_TurnOffRequestInput, _holdfast_identity_v1_TurnOffReplyInput, _holdfast_identity_v1_TurnOffRequest, _holdfast_identity_v1_TurnOffReply>
  Undo: MethodDefinition<_holdfast_identity_v1_UndoRequestInput, _holdfast_identity_v1_UndoReplyInput, _holdfast_identity_v1_UndoRequest, _holdfast_identity_v1_UndoReply>
}
