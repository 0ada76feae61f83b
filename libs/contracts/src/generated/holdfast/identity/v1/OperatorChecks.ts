import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CheckOperatorReplyInput as _holdfast_identity_v1_CheckOperatorReplyInput, CheckOperatorReply as _holdfast_identity_v1_CheckOperatorReply } from '../../../holdfast/identity/v1/CheckOperatorReply.ts';
import type { CheckOperatorRequestInput as _holdfast_identity_v1_CheckOperatorRequestInput, CheckOperatorRequest as _holdfast_identity_v1_CheckOperatorRequest } from '../../../holdfast/identity/v1/CheckOperatorRequest.ts';

export interface OperatorChecksClient extends grpc.Client {
  CheckOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  CheckOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  CheckOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  CheckOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  checkOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  checkOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  checkOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  checkOperator(argument: _holdfast_identity_v1_CheckOperatorRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_CheckOperatorReply>): grpc.ClientUnaryCall;
  
}

export interface OperatorChecksHandlers extends grpc.UntypedServiceImplementation {
  CheckOperator: grpc.handleUnaryCall<_holdfast_identity_v1_CheckOperatorRequest, _holdfast_identity_v1_CheckOperatorReplyInput>;
  
}

export interface OperatorChecksDefinition extends grpc.ServiceDefinition {
  CheckOperator: MethodDefinition<_holdfast_identity_v1_CheckOperatorRequestInput, _holdfast_identity_v1_CheckOperatorReplyInput, _holdfast_identity_v1_CheckOperatorRequest, _holdfast_identity_v1_CheckOperatorReply>
}
