import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { LeaveSiteReplyInput as _holdfast_company_v1_LeaveSiteReplyInput, LeaveSiteReply as _holdfast_company_v1_LeaveSiteReply } from '../../../holdfast/company/v1/LeaveSiteReply.ts';
import type { LeaveSiteRequestInput as _holdfast_company_v1_LeaveSiteRequestInput, LeaveSiteRequest as _holdfast_company_v1_LeaveSiteRequest } from '../../../holdfast/company/v1/LeaveSiteRequest.ts';
import type { ListSiteMembersReplyInput as _holdfast_company_v1_ListSiteMembersReplyInput, ListSiteMembersReply as _holdfast_company_v1_ListSiteMembersReply } from '../../../holdfast/company/v1/ListSiteMembersReply.ts';
import type { ListSiteMembersRequestInput as _holdfast_company_v1_ListSiteMembersRequestInput, ListSiteMembersRequest as _holdfast_company_v1_ListSiteMembersRequest } from '../../../holdfast/company/v1/ListSiteMembersRequest.ts';
import type { PutSiteMemberRequestInput as _holdfast_company_v1_PutSiteMemberRequestInput, PutSiteMemberRequest as _holdfast_company_v1_PutSiteMemberRequest } from '../../../holdfast/company/v1/PutSiteMemberRequest.ts';
import type { RemoveSiteMemberReplyInput as _holdfast_company_v1_RemoveSiteMemberReplyInput, RemoveSiteMemberReply as _holdfast_company_v1_RemoveSiteMemberReply } from '../../../holdfast/company/v1/RemoveSiteMemberReply.ts';
import type { RemoveSiteMemberRequestInput as _holdfast_company_v1_RemoveSiteMemberRequestInput, RemoveSiteMemberRequest as _holdfast_company_v1_RemoveSiteMemberRequest } from '../../../holdfast/company/v1/RemoveSiteMemberRequest.ts';
import type { SiteMemberInput as _holdfast_company_v1_SiteMemberInput, SiteMember as _holdfast_company_v1_SiteMember } from '../../../holdfast/company/v1/SiteMember.ts';

export interface SiteMembersClient extends grpc.Client {
  LeaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  LeaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  LeaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  LeaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  leaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  leaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  leaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  leaveSite(argument: _holdfast_company_v1_LeaveSiteRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_LeaveSiteReply>): grpc.ClientUnaryCall;
  
  ListSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  ListSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  ListSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  ListSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  listSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  listSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  listSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  listSiteMembers(argument: _holdfast_company_v1_ListSiteMembersRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListSiteMembersReply>): grpc.ClientUnaryCall;
  
  PutSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  PutSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  PutSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  PutSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  putSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  putSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  putSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  putSiteMember(argument: _holdfast_company_v1_PutSiteMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_SiteMember>): grpc.ClientUnaryCall;
  
  RemoveSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  RemoveSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  RemoveSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  RemoveSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  removeSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  removeSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  removeSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  removeSiteMember(argument: _holdfast_company_v1_RemoveSiteMemberRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_RemoveSiteMemberReply>): grpc.ClientUnaryCall;
  
}

export interface SiteMembersHandlers extends grpc.UntypedServiceImplementation {
  LeaveSite: grpc.handleUnaryCall<_holdfast_company_v1_LeaveSiteRequest, _holdfast_company_v1_LeaveSiteReplyInput>;
  
  ListSiteMembers: grpc.handleUnaryCall<_holdfast_company_v1_ListSiteMembersRequest, _holdfast_company_v1_ListSiteMembersReplyInput>;
  
  PutSiteMember: grpc.handleUnaryCall<_holdfast_company_v1_PutSiteMemberRequest, _holdfast_company_v1_SiteMemberInput>;
  
  RemoveSiteMember: grpc.handleUnaryCall<_holdfast_company_v1_RemoveSiteMemberRequest, _holdfast_company_v1_RemoveSiteMemberReplyInput>;
  
}

export interface SiteMembersDefinition extends grpc.ServiceDefinition {
  LeaveSite: MethodDefinition<_holdfast_company_v1_LeaveSiteRequestInput, _holdfast_company_v1_LeaveSiteReplyInput, _holdfast_company_v1_LeaveSiteRequest, _holdfast_company_v1_LeaveSiteReply>
  ListSiteMembers: MethodDefinition<_holdfast_company_v1_ListSiteMembersRequestInput, _holdfast_company_v1_ListSiteMembersReplyInput, _holdfast_company_v1_ListSiteMembersRequest, _holdfast_company_v1_ListSiteMembersReply>
  PutSiteMember: MethodDefinition<_holdfast_company_v1_PutSiteMemberRequestInput, _holdfast_company_v1_SiteMemberInput, _holdfast_company_v1_PutSiteMemberRequest, _holdfast_company_v1_SiteMember>
  RemoveSiteMember: MethodDefinition<_holdfast_company_v1_RemoveSiteMemberRequestInput, _holdfast_company_v1_RemoveSiteMemberReplyInput, _holdfast_company_v1_RemoveSiteMemberRequest, _holdfast_company_v1_RemoveSiteMemberReply>
}
