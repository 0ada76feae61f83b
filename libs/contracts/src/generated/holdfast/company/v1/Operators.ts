import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListClosingsReplyInput as _holdfast_company_v1_ListClosingsReplyInput, ListClosingsReply as _holdfast_company_v1_ListClosingsReply } from '../../../holdfast/company/v1/ListClosingsReply.ts';
import type { ListClosingsRequestInput as _holdfast_company_v1_ListClosingsRequestInput, ListClosingsRequest as _holdfast_company_v1_ListClosingsRequest } from '../../../holdfast/company/v1/ListClosingsRequest.ts';
import type { RecoverOwnerReplyInput as _holdfast_company_v1_RecoverOwnerReplyInput, RecoverOwnerReply as _holdfast_company_v1_RecoverOwnerReply } from '../../../holdfast/company/v1/RecoverOwnerReply.ts';
import type { RecoverOwnerRequestInput as _holdfast_company_v1_RecoverOwnerRequestInput, RecoverOwnerRequest as _holdfast_company_v1_RecoverOwnerRequest } from '../../../holdfast/company/v1/RecoverOwnerRequest.ts';
import type { RestoreCompanyReplyInput as _holdfast_company_v1_RestoreCompanyReplyInput, RestoreCompanyReply as _holdfast_company_v1_RestoreCompanyReply } from '../../../holdfast/company/v1/RestoreCompanyReply.ts';
import type { RestoreCompanyRequestInput as _holdfast_company_v1_RestoreCompanyRequestInput, RestoreCompanyRequest as _holdfast_company_v1_RestoreCompanyRequest } from '../../../holdfast/company/v1/RestoreCompanyRequest.ts';
import type { SuspendCompanyReplyInput as _holdfast_company_v1_SuspendCompanyReplyInput, SuspendCompanyReply as _holdfast_company_v1_SuspendCompanyReply } from '../../../holdfast/company/v1/SuspendCompanyReply.ts';
import type { SuspendCompanyRequestInput as _holdfast_company_v1_SuspendCompanyRequestInput, SuspendCompanyRequest as _holdfast_company_v1_SuspendCompanyRequest } from '../../../holdfast/company/v1/SuspendCompanyRequest.ts';
import type { WithdrawClosingByOperatorReplyInput as _holdfast_company_v1_WithdrawClosingByOperatorReplyInput, WithdrawClosingByOperatorReply as _holdfast_company_v1_WithdrawClosingByOperatorReply } from '../../../holdfast/company/v1/WithdrawClosingByOperatorReply.ts';
import type { WithdrawClosingByOperatorRequestInput as _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, WithdrawClosingByOperatorRequest as _holdfast_company_v1_WithdrawClosingByOperatorRequest } from '../../../holdfast/company/v1/WithdrawClosingByOperatorRequest.ts';

export interface OperatorsClient extends grpc.Client {
  ListClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  ListClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  ListClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  ListClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  listClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  listClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  listClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  listClosings(argument: _holdfast_company_v1_ListClosingsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListClosingsReply>): grpc.ClientUnaryCall;
  
  RecoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  RecoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  RecoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  RecoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  recoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  recoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  recoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  recoverOwner(argument: _holdfast_company_v1_RecoverOwnerRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RecoverOwnerReply>): grpc.ClientUnaryCall;
  
  RestoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  RestoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  RestoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  RestoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  restoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  restoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  restoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  restoreCompany(argument: _holdfast_company_v1_RestoreCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RestoreCompanyReply>): grpc.ClientUnaryCall;
  
  SuspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  SuspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  SuspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  SuspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  suspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  suspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  suspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  suspendCompany(argument: _holdfast_company_v1_SuspendCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_SuspendCompanyReply>): grpc.ClientUnaryCall;
  
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  WithdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  withdrawClosing(argument: _holdfast_company_v1_WithdrawClosingByOperatorRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_WithdrawClosingByOperatorReply>): grpc.ClientUnaryCall;
  
}

export interface OperatorsHandlers extends grpc.UntypedServiceImplementation {
  ListClosings: grpc.handleUnaryCall<_holdfast_company_v1_ListClosingsRequest, _holdfast_company_v1_ListClosingsReplyInput>;
  
  RecoverOwner: grpc.handleUnaryCall<_holdfast_company_v1_RecoverOwnerRequest, _holdfast_company_v1_RecoverOwnerReplyInput>;
  
  RestoreCompany: grpc.handleUnaryCall<_holdfast_company_v1_RestoreCompanyRequest, _holdfast_company_v1_RestoreCompanyReplyInput>;
  
  SuspendCompany: grpc.handleUnaryCall<_holdfast_company_v1_SuspendCompanyRequest, _holdfast_company_v1_SuspendCompanyReplyInput>;
  
  WithdrawClosing: grpc.handleUnaryCall<_holdfast_company_v1_WithdrawClosingByOperatorRequest, _holdfast_company_v1_WithdrawClosingByOperatorReplyInput>;
  
}

export interface OperatorsDefinition extends grpc.ServiceDefinition {
  ListClosings: MethodDefinition<_holdfast_company_v1_ListClosingsRequestInput, _holdfast_company_v1_ListClosingsReplyInput, _holdfast_company_v1_ListClosingsRequest, _holdfast_company_v1_ListClosingsReply>
  RecoverOwner: MethodDefinition<_holdfast_company_v1_RecoverOwnerRequestInput, _holdfast_company_v1_RecoverOwnerReplyInput, _holdfast_company_v1_RecoverOwnerRequest, _holdfast_company_v1_RecoverOwnerReply>
  RestoreCompany: MethodDefinition<_holdfast_company_v1_RestoreCompanyRequestInput, _holdfast_company_v1_RestoreCompanyReplyInput, _holdfast_company_v1_RestoreCompanyRequest, _holdfast_company_v1_RestoreCompanyReply>
  SuspendCompany: MethodDefinition<_holdfast_company_v1_SuspendCompanyRequestInput, _holdfast_company_v1_SuspendCompanyReplyInput, _holdfast_company_v1_SuspendCompanyRequest, _holdfast_company_v1_SuspendCompanyReply>
  WithdrawClosing: MethodDefinition<_holdfast_company_v1_WithdrawClosingByOperatorRequestInput, _holdfast_company_v1_WithdrawClosingByOperatorReplyInput, _holdfast_company_v1_WithdrawClosingByOperatorRequest, _holdfast_company_v1_WithdrawClosingByOperatorReply>
}
