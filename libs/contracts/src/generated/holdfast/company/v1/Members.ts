import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ChangeMemberRequestInput as _holdfast_company_v1_ChangeMemberRequestInput, ChangeMemberRequest as _holdfast_company_v1_ChangeMemberRequest } from '../../../holdfast/company/v1/ChangeMemberRequest.ts';
import type { ChangeMembersReplyInput as _holdfast_company_v1_ChangeMembersReplyInput, ChangeMembersReply as _holdfast_company_v1_ChangeMembersReply } from '../../../holdfast/company/v1/ChangeMembersReply.ts';
import type { ChangeMembersRequestInput as _holdfast_company_v1_ChangeMembersRequestInput, ChangeMembersRequest as _holdfast_company_v1_ChangeMembersRequest } from '../../../holdfast/company/v1/ChangeMembersRequest.ts';
import type { GetMemberRequestInput as _holdfast_company_v1_GetMemberRequestInput, GetMemberRequest as _holdfast_company_v1_GetMemberRequest } from '../../../holdfast/company/v1/GetMemberRequest.ts';
import type { LeaveCompanyReplyInput as _holdfast_company_v1_LeaveCompanyReplyInput, LeaveCompanyReply as _holdfast_company_v1_LeaveCompanyReply } from '../../../holdfast/company/v1/LeaveCompanyReply.ts';
import type { LeaveCompanyRequestInput as _holdfast_company_v1_LeaveCompanyRequestInput, LeaveCompanyRequest as _holdfast_company_v1_LeaveCompanyRequest } from '../../../holdfast/company/v1/LeaveCompanyRequest.ts';
import type { ListMembersReplyInput as _holdfast_company_v1_ListMembersReplyInput, ListMembersReply as _holdfast_company_v1_ListMembersReply } from '../../../holdfast/company/v1/ListMembersReply.ts';
import type { ListMembersRequestInput as _holdfast_company_v1_ListMembersRequestInput, ListMembersRequest as _holdfast_company_v1_ListMembersRequest } from '../../../holdfast/company/v1/ListMembersRequest.ts';
import type { MemberInput as _holdfast_company_v1_MemberInput, Member as _holdfast_company_v1_Member } from '../../../holdfast/company/v1/Member.ts';
import type { RemoveMemberReplyInput as _holdfast_company_v1_RemoveMemberReplyInput, RemoveMemberReply as _holdfast_company_v1_RemoveMemberReply } from '../../../holdfast/company/v1/RemoveMemberReply.ts';
import type { RemoveMemberRequestInput as _holdfast_company_v1_RemoveMemberRequestInput, RemoveMemberRequest as _holdfast_company_v1_RemoveMemberRequest } from '../../../holdfast/company/v1/RemoveMemberRequest.ts';

export interface MembersClient extends grpc.Client {
  ChangeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  ChangeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  ChangeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  ChangeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  changeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  changeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  changeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  changeMember(argument: _holdfast_company_v1_ChangeMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  
  ChangeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  ChangeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  ChangeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  ChangeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  changeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  changeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  changeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  changeMembers(argument: _holdfast_company_v1_ChangeMembersRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ChangeMembersReply>): grpc.ClientUnaryCall;
  
  GetMember(argument: _holdfast_company_v1_GetMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  GetMember(argument: _holdfast_company_v1_GetMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  GetMember(argument: _holdfast_company_v1_GetMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  GetMember(argument: _holdfast_company_v1_GetMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  getMember(argument: _holdfast_company_v1_GetMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  getMember(argument: _holdfast_company_v1_GetMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  getMember(argument: _holdfast_company_v1_GetMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  getMember(argument: _holdfast_company_v1_GetMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_Member>): grpc.ClientUnaryCall;
  
  LeaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  LeaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  LeaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  LeaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  leaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  leaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  leaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  leaveCompany(argument: _holdfast_company_v1_LeaveCompanyRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_LeaveCompanyReply>): grpc.ClientUnaryCall;
  
  ListMembers(argument: _holdfast_company_v1_ListMembersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  ListMembers(argument: _holdfast_company_v1_ListMembersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  ListMembers(argument: _holdfast_company_v1_ListMembersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  ListMembers(argument: _holdfast_company_v1_ListMembersRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  listMembers(argument: _holdfast_company_v1_ListMembersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  listMembers(argument: _holdfast_company_v1_ListMembersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  listMembers(argument: _holdfast_company_v1_ListMembersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  listMembers(argument: _holdfast_company_v1_ListMembersRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListMembersReply>): grpc.ClientUnaryCall;
  
  RemoveMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  RemoveMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  RemoveMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  RemoveMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  removeMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  removeMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  removeMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  removeMember(argument: _holdfast_company_v1_RemoveMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RemoveMemberReply>): grpc.ClientUnaryCall;
  
}

export interface MembersHandlers extends grpc.UntypedServiceImplementation {
  ChangeMember: grpc.handleUnaryCall<_holdfast_company_v1_ChangeMemberRequest, _holdfast_company_v1_MemberInput>;
  
  ChangeMembers: grpc.handleUnaryCall<_holdfast_company_v1_ChangeMembersRequest, _holdfast_company_v1_ChangeMembersReplyInput>;
  
  GetMember: grpc.handleUnaryCall<_holdfast_company_v1_GetMemberRequest, _holdfast_company_v1_MemberInput>;
  
  LeaveCompany: grpc.handleUnaryCall<_holdfast_company_v1_LeaveCompanyRequest, _holdfast_company_v1_LeaveCompanyReplyInput>;
  
  ListMembers: grpc.handleUnaryCall<_holdfast_company_v1_ListMembersRequest, _holdfast_company_v1_ListMembersReplyInput>;
  
  RemoveMember: grpc.handleUnaryCall<_holdfast_company_v1_RemoveMemberRequest, _holdfast_company_v1_RemoveMemberReplyInput>;
  
}

export interface MembersDefinition extends grpc.ServiceDefinition {
  ChangeMember: MethodDefinition<_holdfast_company_v1_ChangeMemberRequestInput, _holdfast_company_v1_MemberInput, _holdfast_company_v1_ChangeMemberRequest, _holdfast_company_v1_Member>
  ChangeMembers: MethodDefinition<_holdfast_company_v1_ChangeMembersRequestInput, _holdfast_company_v1_ChangeMembersReplyInput, _holdfast_company_v1_ChangeMembersRequest, _holdfast_company_v1_ChangeMembersReply>
  GetMember: MethodDefinition<_holdfast_company_v1_GetMemberRequestInput, _holdfast_company_v1_MemberInput, _holdfast_company_v1_GetMemberRequest, _holdfast_company_v1_Member>
  LeaveCompany: MethodDefinition<_holdfast_company_v1_LeaveCompanyRequestInput, _holdfast_company_v1_LeaveCompanyReplyInput, _holdfast_company_v1_LeaveCompanyRequest, _holdfast_company_v1_LeaveCompanyReply>
  ListMembers: MethodDefinition<_holdfast_company_v1_ListMembersRequestInput, _holdfast_company_v1_ListMembersReplyInput, _holdfast_company_v1_ListMembersRequest, _holdfast_company_v1_ListMembersReply>
  RemoveMember: MethodDefinition<_holdfast_company_v1_RemoveMemberRequestInput, _holdfast_company_v1_RemoveMemberReplyInput, _holdfast_company_v1_RemoveMemberRequest, _holdfast_company_v1_RemoveMemberReply>
}
