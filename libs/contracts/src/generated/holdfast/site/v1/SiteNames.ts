import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeSitesReplyInput as _holdfast_site_v1_DescribeSitesReplyInput, DescribeSitesReply as _holdfast_site_v1_DescribeSitesReply } from '../../../holdfast/site/v1/DescribeSitesReply.ts';
import type { DescribeSitesRequestInput as _holdfast_site_v1_DescribeSitesRequestInput, DescribeSitesRequest as _holdfast_site_v1_DescribeSitesRequest } from '../../../holdfast/site/v1/DescribeSitesRequest.ts';

export interface SiteNamesClient extends grpc.Client {
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  
}

export interface SiteNamesHandlers extends grpc.UntypedServiceImplementation {
  DescribeSites: grpc.handleUnaryCall<_holdfast_site_v1_DescribeSitesRequest, _holdfast_site_v1_DescribeSitesReplyInput>;
  
}

export interface SiteNamesDefinition extends grpc.ServiceDefinition {
  DescribeSites: MethodDefinition<_holdfast_site_v1_DescribeSitesRequestInput, _holdfast_site_v1_DescribeSitesReplyInput, _holdfast_site_v1_DescribeSitesRequest, _holdfast_site_v1_DescribeSitesReply>
}
