import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListActsReplyInput as _holdfast_company_v1_ListActsReplyInput, ListActsReply as _holdfast_company_v1_ListActsReply } from '../../../holdfast/company/v1/ListActsReply.ts';
import type { ListActsRequestInput as _holdfast_company_v1_ListActsRequestInput, ListActsRequest as _holdfast_company_v1_ListActsRequest } from '../../../holdfast/company/v1/ListActsRequest.ts';
import type { RevokeInvitationsReplyInput as _holdfast_company_v1_RevokeInvitationsReplyInput, RevokeInvitationsReply as _holdfast_company_v1_RevokeInvitationsReply } from '../../../holdfast/company/v1/RevokeInvitationsReply.ts';
import type { RevokeInvitationsRequestInput as _holdfast_company_v1_RevokeInvitationsRequestInput, RevokeInvitationsRequest as _holdfast_company_v1_RevokeInvitationsRequest } from '../../../holdfast/company/v1/RevokeInvitationsRequest.ts';

export interface ReclaimsClient extends grpc.Client {
  ListActs(argument: _holdfast_company_v1_ListActsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  ListActs(argument: _holdfast_company_v1_ListActsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  ListActs(argument: _holdfast_company_v1_ListActsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  ListActs(argument: _holdfast_company_v1_ListActsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  listActs(argument: _holdfast_company_v1_ListActsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  listActs(argument: _holdfast_company_v1_ListActsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  listActs(argument: _holdfast_company_v1_ListActsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  listActs(argument: _holdfast_company_v1_ListActsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListActsReply>): grpc.ClientUnaryCall;
  
  RevokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  RevokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  RevokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  RevokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  revokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  revokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  revokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  revokeInvitations(argument: _holdfast_company_v1_RevokeInvitationsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RevokeInvitationsReply>): grpc.ClientUnaryCall;
  
}

export interface ReclaimsHandlers extends grpc.UntypedServiceImplementation {
  ListActs: grpc.handleUnaryCall<_holdfast_company_v1_ListActsRequest, _holdfast_company_v1_ListActsReplyInput>;
  
  RevokeInvitations: grpc.handleUnaryCall<_holdfast_company_v1_RevokeInvitationsRequest, _holdfast_company_v1_RevokeInvitationsReplyInput>;
  
}

export interface ReclaimsDefinition extends grpc.ServiceDefinition {
  ListActs: MethodDefinition<_holdfast_company_v1_ListActsRequestInput, _holdfast_company_v1_ListActsReplyInput, _holdfast_company_v1_ListActsRequest, _holdfast_company_v1_ListActsReply>
  RevokeInvitations: MethodDefinition<_holdfast_company_v1_RevokeInvitationsRequestInput, _holdfast_company_v1_RevokeInvitationsReplyInput, _holdfast_company_v1_RevokeInvitationsRequest, _holdfast_company_v1_RevokeInvitationsReply>
}
