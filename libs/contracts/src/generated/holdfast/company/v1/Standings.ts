import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetStandingReplyInput as _holdfast_company_v1_GetStandingReplyInput, GetStandingReply as _holdfast_company_v1_GetStandingReply } from '../../../holdfast/company/v1/GetStandingReply.ts';
import type { GetStandingRequestInput as _holdfast_company_v1_GetStandingRequestInput, GetStandingRequest as _holdfast_company_v1_GetStandingRequest } from '../../../holdfast/company/v1/GetStandingRequest.ts';
import type { ListAdministratorsReplyInput as _holdfast_company_v1_ListAdministratorsReplyInput, ListAdministratorsReply as _holdfast_company_v1_ListAdministratorsReply } from '../../../holdfast/company/v1/ListAdministratorsReply.ts';
import type { ListAdministratorsRequestInput as _holdfast_company_v1_ListAdministratorsRequestInput, ListAdministratorsRequest as _holdfast_company_v1_ListAdministratorsRequest } from '../../../holdfast/company/v1/ListAdministratorsRequest.ts';

export interface StandingsClient extends grpc.Client {
  GetStanding(argument: _holdfast_company_v1_GetStandingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  GetStanding(argument: _holdfast_company_v1_GetStandingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  GetStanding(argument: _holdfast_company_v1_GetStandingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  GetStanding(argument: _holdfast_company_v1_GetStandingRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  getStanding(argument: _holdfast_company_v1_GetStandingRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  getStanding(argument: _holdfast_company_v1_GetStandingRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  getStanding(argument: _holdfast_company_v1_GetStandingRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  getStanding(argument: _holdfast_company_v1_GetStandingRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_GetStandingReply>): grpc.ClientUnaryCall;
  
  ListAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  ListAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  ListAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  ListAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  listAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  listAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  listAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  listAdministrators(argument: _holdfast_company_v1_ListAdministratorsRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_ListAdministratorsReply>): grpc.ClientUnaryCall;
  
}

export interface StandingsHandlers extends grpc.UntypedServiceImplementation {
  GetStanding: grpc.handleUnaryCall<_holdfast_company_v1_GetStandingRequest, _holdfast_company_v1_GetStandingReplyInput>;
  
  ListAdministrators: grpc.handleUnaryCall<_holdfast_company_v1_ListAdministratorsRequest, _holdfast_company_v1_ListAdministratorsReplyInput>;
  
}

export interface StandingsDefinition extends grpc.ServiceDefinition {
  GetStanding: MethodDefinition<_holdfast_company_v1_GetStandingRequestInput, _holdfast_company_v1_GetStandingReplyInput, _holdfast_company_v1_GetStandingRequest, _holdfast_company_v1_GetStandingReply>
  ListAdministrators: MethodDefinition<_holdfast_company_v1_ListAdministratorsRequestInput, _holdfast_company_v1_ListAdministratorsReplyInput, _holdfast_company_v1_ListAdministratorsRequest, _holdfast_company_v1_ListAdministratorsReply>
}
