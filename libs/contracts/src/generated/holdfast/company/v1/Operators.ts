import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { RecoverOwnerReplyInput as _holdfast_company_v1_RecoverOwnerReplyInput, RecoverOwnerReply as _holdfast_company_v1_RecoverOwnerReply } from '../../../holdfast/company/v1/RecoverOwnerReply.ts';
import type { RecoverOwnerRequestInput as _holdfast_company_v1_RecoverOwnerRequestInput, RecoverOwnerRequest as _holdfast_company_v1_RecoverOwnerRequest } from '../../../holdfast/company/v1/RecoverOwnerRequest.ts';
import type { RestoreCompanyReplyInput as _holdfast_company_v1_RestoreCompanyReplyInput, RestoreCompanyReply as _holdfast_company_v1_RestoreCompanyReply } from '../../../holdfast/company/v1/RestoreCompanyReply.ts';
import type { RestoreCompanyRequestInput as _holdfast_company_v1_RestoreCompanyRequestInput, RestoreCompanyRequest as _holdfast_company_v1_RestoreCompanyRequest } from '../../../holdfast/company/v1/RestoreCompanyRequest.ts';
import type { SuspendCompanyReplyInput as _holdfast_company_v1_SuspendCompanyReplyInput, SuspendCompanyReply as _holdfast_company_v1_SuspendCompanyReply } from '../../../holdfast/company/v1/SuspendCompanyReply.ts';
import type { SuspendCompanyRequestInput as _holdfast_company_v1_SuspendCompanyRequestInput, SuspendCompanyRequest as _holdfast_company_v1_SuspendCompanyRequest } from '../../../holdfast/company/v1/SuspendCompanyRequest.ts';

export interface OperatorsClient extends grpc.Client {
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
  
}

export interface OperatorsHandlers extends grpc.UntypedServiceImplementation {
  RecoverOwner: grpc.handleUnaryCall<_holdfast_company_v1_RecoverOwnerRequest, _holdfast_company_v1_RecoverOwnerReplyInput>;
  
  RestoreCompany: grpc.handleUnaryCall<_holdfast_company_v1_RestoreCompanyRequest, _holdfast_company_v1_RestoreCompanyReplyInput>;
  
  SuspendCompany: grpc.handleUnaryCall<_holdfast_company_v1_SuspendCompanyRequest, _holdfast_company_v1_SuspendCompanyReplyInput>;
  
}

export interface OperatorsDefinition extends grpc.ServiceDefinition {
  RecoverOwner: MethodDefinition<_holdfast_company_v1_RecoverOwnerRequestInput, _holdfast_company_v1_RecoverOwnerReplyInput, _holdfast_company_v1_RecoverOwnerRequest, _holdfast_company_v1_RecoverOwnerReply>
  RestoreCompany: MethodDefinition<_holdfast_company_v1_RestoreCompanyRequestInput, _holdfast_company_v1_RestoreCompanyReplyInput, _holdfast_company_v1_RestoreCompanyRequest, _holdfast_company_v1_RestoreCompanyReply>
  SuspendCompany: MethodDefinition<_holdfast_company_v1_SuspendCompanyRequestInput, _holdfast_company_v1_SuspendCompanyReplyInput, _holdfast_company_v1_SuspendCompanyRequest, _holdfast_company_v1_SuspendCompanyReply>
}
