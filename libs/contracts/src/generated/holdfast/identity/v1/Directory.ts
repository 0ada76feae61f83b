import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeUsersReplyInput as _holdfast_identity_v1_DescribeUsersReplyInput, DescribeUsersReply as _holdfast_identity_v1_DescribeUsersReply } from '../../../holdfast/identity/v1/DescribeUsersReply.ts';
import type { DescribeUsersRequestInput as _holdfast_identity_v1_DescribeUsersRequestInput, DescribeUsersRequest as _holdfast_identity_v1_DescribeUsersRequest } from '../../../holdfast/identity/v1/DescribeUsersRequest.ts';
import type { FindByEmailReplyInput as _holdfast_identity_v1_FindByEmailReplyInput, FindByEmailReply as _holdfast_identity_v1_FindByEmailReply } from '../../../holdfast/identity/v1/FindByEmailReply.ts';
import type { FindByEmailRequestInput as _holdfast_identity_v1_FindByEmailRequestInput, FindByEmailRequest as _holdfast_identity_v1_FindByEmailRequest } from '../../../holdfast/identity/v1/FindByEmailRequest.ts';
import type { SearchUsersReplyInput as _holdfast_identity_v1_SearchUsersReplyInput, SearchUsersReply as _holdfast_identity_v1_SearchUsersReply } from '../../../holdfast/identity/v1/SearchUsersReply.ts';
import type { SearchUsersRequestInput as _holdfast_identity_v1_SearchUsersRequestInput, SearchUsersRequest as _holdfast_identity_v1_SearchUsersRequest } from '../../../holdfast/identity/v1/SearchUsersRequest.ts';

export interface DirectoryClient extends grpc.Client {
  DescribeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  DescribeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  DescribeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  DescribeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  describeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  describeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  describeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  describeUsers(argument: _holdfast_identity_v1_DescribeUsersRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_DescribeUsersReply>): grpc.ClientUnaryCall;
  
  FindByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  FindByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  FindByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  FindByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  findByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  findByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  findByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  findByEmail(argument: _holdfast_identity_v1_FindByEmailRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_FindByEmailReply>): grpc.ClientUnaryCall;
  
  SearchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  SearchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  SearchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  SearchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  searchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  searchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  searchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  searchUsers(argument: _holdfast_identity_v1_SearchUsersRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SearchUsersReply>): grpc.ClientUnaryCall;
  
}

export interface DirectoryHandlers extends grpc.UntypedServiceImplementation {
  DescribeUsers: grpc.handleUnaryCall<_holdfast_identity_v1_DescribeUsersRequest, _holdfast_identity_v1_DescribeUsersReplyInput>;
  
  FindByEmail: grpc.handleUnaryCall<_holdfast_identity_v1_FindByEmailRequest, _holdfast_identity_v1_FindByEmailReplyInput>;
  
  SearchUsers: grpc.handleUnaryCall<_holdfast_identity_v1_SearchUsersRequest, _holdfast_identity_v1_SearchUsersReplyInput>;
  
}

export interface DirectoryDefinition extends grpc.ServiceDefinition {
  DescribeUsers: MethodDefinition<_holdfast_identity_v1_DescribeUsersRequestInput, _holdfast_identity_v1_DescribeUsersReplyInput, _holdfast_identity_v1_DescribeUsersRequest, _holdfast_identity_v1_DescribeUsersReply>
  FindByEmail: MethodDefinition<_holdfast_identity_v1_FindByEmailRequestInput, _holdfast_identity_v1_FindByEmailReplyInput, _holdfast_identity_v1_FindByEmailRequest, _holdfast_identity_v1_FindByEmailReply>
  SearchUsers: MethodDefinition<_holdfast_identity_v1_SearchUsersRequestInput, _holdfast_identity_v1_SearchUsersReplyInput, _holdfast_identity_v1_SearchUsersRequest, _holdfast_identity_v1_SearchUsersReply>
}
