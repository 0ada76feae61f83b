import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DeleteOrphanReplyInput as _holdfast_site_v1_DeleteOrphanReplyInput, DeleteOrphanReply as _holdfast_site_v1_DeleteOrphanReply } from '../../../holdfast/site/v1/DeleteOrphanReply.ts';
import type { DeleteOrphanRequestInput as _holdfast_site_v1_DeleteOrphanRequestInput, DeleteOrphanRequest as _holdfast_site_v1_DeleteOrphanRequest } from '../../../holdfast/site/v1/DeleteOrphanRequest.ts';
import type { ForgetReplyInput as _holdfast_site_v1_ForgetReplyInput, ForgetReply as _holdfast_site_v1_ForgetReply } from '../../../holdfast/site/v1/ForgetReply.ts';
import type { ForgetRequestInput as _holdfast_site_v1_ForgetRequestInput, ForgetRequest as _holdfast_site_v1_ForgetRequest } from '../../../holdfast/site/v1/ForgetRequest.ts';
import type { ListDeletedSitesReplyInput as _holdfast_site_v1_ListDeletedSitesReplyInput, ListDeletedSitesReply as _holdfast_site_v1_ListDeletedSitesReply } from '../../../holdfast/site/v1/ListDeletedSitesReply.ts';
import type { ListDeletedSitesRequestInput as _holdfast_site_v1_ListDeletedSitesRequestInput, ListDeletedSitesRequest as _holdfast_site_v1_ListDeletedSitesRequest } from '../../../holdfast/site/v1/ListDeletedSitesRequest.ts';
import type { ListHostsReplyInput as _holdfast_site_v1_ListHostsReplyInput, ListHostsReply as _holdfast_site_v1_ListHostsReply } from '../../../holdfast/site/v1/ListHostsReply.ts';
import type { ListHostsRequestInput as _holdfast_site_v1_ListHostsRequestInput, ListHostsRequest as _holdfast_site_v1_ListHostsRequest } from '../../../holdfast/site/v1/ListHostsRequest.ts';
import type { ListOrphansReplyInput as _holdfast_site_v1_ListOrphansReplyInput, ListOrphansReply as _holdfast_site_v1_ListOrphansReply } from '../../../holdfast/site/v1/ListOrphansReply.ts';
import type { ListOrphansRequestInput as _holdfast_site_v1_ListOrphansRequestInput, ListOrphansRequest as _holdfast_site_v1_ListOrphansRequest } from '../../../holdfast/site/v1/ListOrphansRequest.ts';
import type { RecoverSiteReplyInput as _holdfast_site_v1_RecoverSiteReplyInput, RecoverSiteReply as _holdfast_site_v1_RecoverSiteReply } from '../../../holdfast/site/v1/RecoverSiteReply.ts';
import type { RecoverSiteRequestInput as _holdfast_site_v1_RecoverSiteRequestInput, RecoverSiteRequest as _holdfast_site_v1_RecoverSiteRequest } from '../../../holdfast/site/v1/RecoverSiteRequest.ts';

export interface OperatorsClient extends grpc.Client {
  DeleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  DeleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  DeleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  DeleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  deleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  deleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  deleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  deleteOrphan(argument: _holdfast_site_v1_DeleteOrphanRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteOrphanReply>): grpc.ClientUnaryCall;
  
  Forget(argument: _holdfast_site_v1_ForgetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  Forget(argument: _holdfast_site_v1_ForgetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  Forget(argument: _holdfast_site_v1_ForgetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  Forget(argument: _holdfast_site_v1_ForgetRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  forget(argument: _holdfast_site_v1_ForgetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  forget(argument: _holdfast_site_v1_ForgetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  forget(argument: _holdfast_site_v1_ForgetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  forget(argument: _holdfast_site_v1_ForgetRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ForgetReply>): grpc.ClientUnaryCall;
  
  ListDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  ListDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  ListDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  ListDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  listDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  listDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  listDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  listDeletedSites(argument: _holdfast_site_v1_ListDeletedSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListDeletedSitesReply>): grpc.ClientUnaryCall;
  
  ListHosts(argument: _holdfast_site_v1_ListHostsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  ListHosts(argument: _holdfast_site_v1_ListHostsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  ListHosts(argument: _holdfast_site_v1_ListHostsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  ListHosts(argument: _holdfast_site_v1_ListHostsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  listHosts(argument: _holdfast_site_v1_ListHostsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  listHosts(argument: _holdfast_site_v1_ListHostsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  listHosts(argument: _holdfast_site_v1_ListHostsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  listHosts(argument: _holdfast_site_v1_ListHostsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListHostsReply>): grpc.ClientUnaryCall;
  
  ListOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  ListOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  ListOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  ListOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  listOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  listOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  listOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  listOrphans(argument: _holdfast_site_v1_ListOrphansRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListOrphansReply>): grpc.ClientUnaryCall;
  
  RecoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  RecoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  RecoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  RecoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  recoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  recoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  recoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  recoverSite(argument: _holdfast_site_v1_RecoverSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_RecoverSiteReply>): grpc.ClientUnaryCall;
  
}

export interface OperatorsHandlers extends grpc.UntypedServiceImplementation {
  DeleteOrphan: grpc.handleUnaryCall<_holdfast_site_v1_DeleteOrphanRequest, _holdfast_site_v1_DeleteOrphanReplyInput>;
  
  Forget: grpc.handleUnaryCall<_holdfast_site_v1_ForgetRequest, _holdfast_site_v1_ForgetReplyInput>;
  
  ListDeletedSites: grpc.handleUnaryCall<_holdfast_site_v1_ListDeletedSitesRequest, _holdfast_site_v1_ListDeletedSitesReplyInput>;
  
  ListHosts: grpc.handleUnaryCall<_holdfast_site_v1_ListHostsRequest, _holdfast_site_v1_ListHostsReplyInput>;
  
  ListOrphans: grpc.handleUnaryCall<_holdfast_site_v1_ListOrphansRequest, _holdfast_site_v1_ListOrphansReplyInput>;
  
  RecoverSite: grpc.handleUnaryCall<_holdfast_site_v1_RecoverSiteRequest, _holdfast_site_v1_RecoverSiteReplyInput>;
  
}

export interface OperatorsDefinition extends grpc.ServiceDefinition {
  DeleteOrphan: MethodDefinition<_holdfast_site_v1_DeleteOrphanRequestInput, _holdfast_site_v1_DeleteOrphanReplyInput, _holdfast_site_v1_DeleteOrphanRequest, _holdfast_site_v1_DeleteOrphanReply>
  Forget: MethodDefinition<_holdfast_site_v1_ForgetRequestInput, _holdfast_site_v1_ForgetReplyInput, _holdfast_site_v1_ForgetRequest, _holdfast_site_v1_ForgetReply>
  ListDeletedSites: MethodDefinition<_holdfast_site_v1_ListDeletedSitesRequestInput, _holdfast_site_v1_ListDeletedSitesReplyInput, _holdfast_site_v1_ListDeletedSitesRequest, _holdfast_site_v1_ListDeletedSitesReply>
  ListHosts: MethodDefinition<_holdfast_site_v1_ListHostsRequestInput, _holdfast_site_v1_ListHostsReplyInput, _holdfast_site_v1_ListHostsRequest, _holdfast_site_v1_ListHostsReply>
  ListOrphans: MethodDefinition<_holdfast_site_v1_ListOrphansRequestInput, _holdfast_site_v1_ListOrphansReplyInput, _holdfast_site_v1_ListOrphansRequest, _holdfast_site_v1_ListOrphansReply>
  RecoverSite: MethodDefinition<_holdfast_site_v1_RecoverSiteRequestInput, _holdfast_site_v1_RecoverSiteReplyInput, _holdfast_site_v1_RecoverSiteRequest, _holdfast_site_v1_RecoverSiteReply>
}
