import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CloseAccountReplyInput as _holdfast_billing_v1_CloseAccountReplyInput, CloseAccountReply as _holdfast_billing_v1_CloseAccountReply } from '../../../holdfast/billing/v1/CloseAccountReply.ts';
import type { CloseAccountRequestInput as _holdfast_billing_v1_CloseAccountRequestInput, CloseAccountRequest as _holdfast_billing_v1_CloseAccountRequest } from '../../../holdfast/billing/v1/CloseAccountRequest.ts';

export interface AccountsClient extends grpc.Client {
  Close(argument: _holdfast_billing_v1_CloseAccountRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  Close(argument: _holdfast_billing_v1_CloseAccountRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  Close(argument: _holdfast_billing_v1_CloseAccountRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  Close(argument: _holdfast_billing_v1_CloseAccountRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  
  Withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  Withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  Withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  Withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  withdraw(argument: _holdfast_billing_v1_CloseAccountRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_CloseAccountReply>): grpc.ClientUnaryCall;
  
}

export interface AccountsHandlers extends grpc.UntypedServiceImplementation {
  Close: grpc.handleUnaryCall<_holdfast_billing_v1_CloseAccountRequest, _holdfast_billing_v1_CloseAccountReplyInput>;
  
  Withdraw: grpc.handleUnaryCall<_holdfast_billing_v1_CloseAccountRequest, _holdfast_billing_v1_CloseAccountReplyInput>;
  
}

export interface AccountsDefinition extends grpc.ServiceDefinition {
  Close: MethodDefinition<_holdfast_billing_v1_CloseAccountRequestInput, _holdfast_billing_v1_CloseAccountReplyInput, _holdfast_billing_v1_CloseAccountRequest, _holdfast_billing_v1_CloseAccountReply>
  Withdraw: MethodDefinition<_holdfast_billing_v1_CloseAccountRequestInput, _holdfast_billing_v1_CloseAccountReplyInput, _holdfast_billing_v1_CloseAccountRequest, _holdfast_billing_v1_CloseAccountReply>
}
