import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EndOtherSessionsReplyInput as _holdfast_identity_v1_EndOtherSessionsReplyInput, EndOtherSessionsReply as _holdfast_identity_v1_EndOtherSessionsReply } from '../../../holdfast/identity/v1/EndOtherSessionsReply.ts';
import type { EndOtherSessionsRequestInput as _holdfast_identity_v1_EndOtherSessionsRequestInput, EndOtherSessionsRequest as _holdfast_identity_v1_EndOtherSessionsRequest } from '../../../holdfast/identity/v1/EndOtherSessionsRequest.ts';
import type { EndSessionReplyInput as _holdfast_identity_v1_EndSessionReplyInput, EndSessionReply as _holdfast_identity_v1_EndSessionReply } from '../../../holdfast/identity/v1/EndSessionReply.ts';
import type { EndSessionRequestInput as _holdfast_identity_v1_EndSessionRequestInput, EndSessionRequest as _holdfast_identity_v1_EndSessionRequest } from '../../../holdfast/identity/v1/EndSessionRequest.ts';
import type { ListSessionsReplyInput as _holdfast_identity_v1_ListSessionsReplyInput, ListSessionsReply as _holdfast_identity_v1_ListSessionsReply } from '../../../holdfast/identity/v1/ListSessionsReply.ts';
import type { ListSessionsRequestInput as _holdfast_identity_v1_ListSessionsRequestInput, ListSessionsRequest as _holdfast_identity_v1_ListSessionsRequest } from '../../../holdfast/identity/v1/ListSessionsRequest.ts';
import type { ProveReplyInput as _holdfast_identity_v1_ProveReplyInput, ProveReply as _holdfast_identity_v1_ProveReply } from '../../../holdfast/identity/v1/ProveReply.ts';
import type { ProveRequestInput as _holdfast_identity_v1_ProveRequestInput, ProveRequest as _holdfast_identity_v1_ProveRequest } from '../../../holdfast/identity/v1/ProveRequest.ts';
import type { ResolveReplyInput as _holdfast_identity_v1_ResolveReplyInput, ResolveReply as _holdfast_identity_v1_ResolveReply } from '../../../holdfast/identity/v1/ResolveReply.ts';
import type { ResolveRequestInput as _holdfast_identity_v1_ResolveRequestInput, ResolveRequest as _holdfast_identity_v1_ResolveRequest } from '../../../holdfast/identity/v1/ResolveRequest.ts';
import type { SignInReplyInput as _holdfast_identity_v1_SignInReplyInput, SignInReply as _holdfast_identity_v1_SignInReply } from '../../../holdfast/identity/v1/SignInReply.ts';
import type { SignInRequestInput as _holdfast_identity_v1_SignInRequestInput, SignInRequest as _holdfast_identity_v1_SignInRequest } from '../../../holdfast/identity/v1/SignInRequest.ts';
import type { SignOutReplyInput as _holdfast_identity_v1_SignOutReplyInput, SignOutReply as _holdfast_identity_v1_SignOutReply } from '../../../holdfast/identity/v1/SignOutReply.ts';
import type { SignOutRequestInput as _holdfast_identity_v1_SignOutRequestInput, SignOutRequest as _holdfast_identity_v1_SignOutRequest } from '../../../holdfast/identity/v1/SignOutRequest.ts';

export interface SessionsClient extends grpc.Client {
  EndOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  EndOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  EndOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  EndOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  endOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  endOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  endOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  endOtherSessions(argument: _holdfast_identity_v1_EndOtherSessionsRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_EndOtherSessionsReply>): grpc.ClientUnaryCall;
  
  EndSession(argument: _holdfast_identity_v1_EndSessionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  EndSession(argument: _holdfast_identity_v1_EndSessionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  EndSession(argument: _holdfast_identity_v1_EndSessionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  EndSession(argument: _holdfast_identity_v1_EndSessionRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  endSession(argument: _holdfast_identity_v1_EndSessionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  endSession(argument: _holdfast_identity_v1_EndSessionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  endSession(argument: _holdfast_identity_v1_EndSessionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  endSession(argument: _holdfast_identity_v1_EndSessionRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_EndSessionReply>): grpc.ClientUnaryCall;
  
  ListSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  ListSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  ListSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  ListSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  listSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  listSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  listSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  listSessions(argument: _holdfast_identity_v1_ListSessionsRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ListSessionsReply>): grpc.ClientUnaryCall;
  
  Prove(argument: _holdfast_identity_v1_ProveRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  Prove(argument: _holdfast_identity_v1_ProveRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  Prove(argument: _holdfast_identity_v1_ProveRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  Prove(argument: _holdfast_identity_v1_ProveRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  prove(argument: _holdfast_identity_v1_ProveRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  prove(argument: _holdfast_identity_v1_ProveRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  prove(argument: _holdfast_identity_v1_ProveRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  prove(argument: _holdfast_identity_v1_ProveRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ProveReply>): grpc.ClientUnaryCall;
  
  Resolve(argument: _holdfast_identity_v1_ResolveRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  Resolve(argument: _holdfast_identity_v1_ResolveRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  Resolve(argument: _holdfast_identity_v1_ResolveRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  Resolve(argument: _holdfast_identity_v1_ResolveRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  resolve(argument: _holdfast_identity_v1_ResolveRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  resolve(argument: _holdfast_identity_v1_ResolveRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  resolve(argument: _holdfast_identity_v1_ResolveRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  resolve(argument: _holdfast_identity_v1_ResolveRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_ResolveReply>): grpc.ClientUnaryCall;
  
  SignIn(argument: _holdfast_identity_v1_SignInRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  SignIn(argument: _holdfast_identity_v1_SignInRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  SignIn(argument: _holdfast_identity_v1_SignInRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  SignIn(argument: _holdfast_identity_v1_SignInRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  signIn(argument: _holdfast_identity_v1_SignInRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  signIn(argument: _holdfast_identity_v1_SignInRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  signIn(argument: _holdfast_identity_v1_SignInRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  signIn(argument: _holdfast_identity_v1_SignInRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SignInReply>): grpc.ClientUnaryCall;
  
  SignOut(argument: _holdfast_identity_v1_SignOutRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  SignOut(argument: _holdfast_identity_v1_SignOutRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  SignOut(argument: _holdfast_identity_v1_SignOutRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  SignOut(argument: _holdfast_identity_v1_SignOutRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  signOut(argument: _holdfast_identity_v1_SignOutRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  signOut(argument: _holdfast_identity_v1_SignOutRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  signOut(argument: _holdfast_identity_v1_SignOutRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  signOut(argument: _holdfast_identity_v1_SignOutRequestInput, callback: grpc.requestCallback<_holdfast_identity_v1_SignOutReply>): grpc.ClientUnaryCall;
  
}

export interface SessionsHandlers extends grpc.UntypedServiceImplementation {
  EndOtherSessions: grpc.handleUnaryCall<_holdfast_identity_v1_EndOtherSessionsRequest, _holdfast_identity_v1_EndOtherSessionsReplyInput>;
  
  EndSession: grpc.handleUnaryCall<_holdfast_identity_v1_EndSessionRequest, _holdfast_identity_v1_EndSessionReplyInput>;
  
  ListSessions: grpc.handleUnaryCall<_holdfast_identity_v1_ListSessionsRequest, _holdfast_identity_v1_ListSessionsReplyInput>;
  
  Prove: grpc.handleUnaryCall<_holdfast_identity_v1_ProveRequest, _holdfast_identity_v1_ProveReplyInput>;
  
  Resolve: grpc.handleUnaryCall<_holdfast_identity_v1_ResolveRequest, _holdfast_identity_v1_ResolveReplyInput>;
  
  SignIn: grpc.handleUnaryCall<_holdfast_identity_v1_SignInRequest, _holdfast_identity_v1_SignInReplyInput>;
  
  SignOut: grpc.handleUnaryCall<_holdfast_identity_v1_SignOutRequest, _holdfast_identity_v1_SignOutReplyInput>;
  
}

export interface SessionsDefinition extends grpc.ServiceDefinition {
  EndOtherSessions: MethodDefinition<_holdfast_identity_v1_EndOtherSessionsRequestInput, _holdfast_identity_v1_EndOtherSessionsReplyInput, _holdfast_identity_v1_EndOtherSessionsRequest, _holdfast_identity_v1_EndOtherSessionsReply>
  EndSession: MethodDefinition<_holdfast_identity_v1_EndSessionRequestInput, _holdfast_identity_v1_EndSessionReplyInput, _holdfast_identity_v1_EndSessionRequest, _holdfast_identity_v1_EndSessionReply>
  ListSessions: MethodDefinition<_holdfast_identity_v1_ListSessionsRequestInput, _holdfast_identity_v1_ListSessionsReplyInput, _holdfast_identity_v1_ListSessionsRequest, _holdfast_identity_v1_ListSessionsReply>
  Prove: MethodDefinition<_holdfast_identity_v1_ProveRequestInput, _holdfast_identity_v1_ProveReplyInput, _holdfast_identity_v1_ProveRequest, _holdfast_identity_v1_ProveReply>
  Resolve: MethodDefinition<_holdfast_identity_v1_ResolveRequestInput, _holdfast_identity_v1_ResolveReplyInput, _holdfast_identity_v1_ResolveRequest, _holdfast_identity_v1_ResolveReply>
  SignIn: MethodDefinition<_holdfast_identity_v1_SignInRequestInput, _holdfast_identity_v1_SignInReplyInput, _holdfast_identity_v1_SignInRequest, _holdfast_identity_v1_SignInReply>
  SignOut: MethodDefinition<_holdfast_identity_v1_SignOutRequestInput, _holdfast_identity_v1_SignOutReplyInput, _holdfast_identity_v1_SignOutRequest, _holdfast_identity_v1_SignOutReply>
}
