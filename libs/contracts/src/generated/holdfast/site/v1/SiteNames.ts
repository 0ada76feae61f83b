import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeSitesReplyInput as _holdfast_site_v1_DescribeSitesReplyInput, DescribeSitesReply as _holdfast_site_v1_DescribeSitesReply } from '../../../holdfast/site/v1/DescribeSitesReply.ts';
import type { DescribeSitesRequestInput as _holdfast_site_v1_DescribeSitesRequestInput, DescribeSitesRequest as _holdfast_site_v1_DescribeSitesRequest } from '../../../holdfast/site/v1/DescribeSitesRequest.ts';
import type { ListSiteIdsReplyInput as _holdfast_site_v1_ListSiteIdsReplyInput, ListSiteIdsReply as _holdfast_site_v1_ListSiteIdsReply } from '../../../holdfast/site/v1/ListSiteIdsReply.ts';
import type { ListSiteIdsRequestInput as _holdfast_site_v1_ListSiteIdsRequestInput, ListSiteIdsRequest as _holdfast_site_v1_ListSiteIdsRequest } from '../../../holdfast/site/v1/ListSiteIdsRequest.ts';

export interface SiteNamesClient extends grpc.Client {
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  DescribeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  describeSites(argument: _holdfast_site_v1_DescribeSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DescribeSitesReply>): grpc.ClientUnaryCall;
  
  ListSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  ListSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  ListSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  ListSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  listSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  listSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  listSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  listSiteIds(argument: _holdfast_site_v1_ListSiteIdsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListSiteIdsReply>): grpc.ClientUnaryCall;
  
}

export interface SiteNamesHandlers extends grpc.UntypedServiceImplementation {
  DescribeSites: grpc.handleUnaryCall<_holdfast_site_v1_DescribeSitesRequest, _holdfast_site_v1_DescribeSitesReplyInput>;
  
  ListSiteIds: grpc.handleUnaryCall<_holdfast_site_v1_ListSiteIdsRequest, _holdfast_site_v1_ListSiteIdsReplyInput>;
  
}

export interface SiteNamesDefinition extends grpc.ServiceDefinition {
  DescribeSites: MethodDefinition<_holdfast_site_v1_DescribeSitesRequestInput, _holdfast_site_v1_DescribeSitesReplyInput, _holdfast_site_v1_DescribeSitesRequest, _holdfast_site_v1_DescribeSitesReply>
  ListSiteIds: MethodDefinition<_holdfast_site_v1_ListSiteIdsRequestInput, _holdfast_site_v1_ListSiteIdsReplyInput, _holdfast_site_v1_ListSiteIdsRequest, _holdfast_site_v1_ListSiteIdsReply>
}
