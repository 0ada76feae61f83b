import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CloneSiteRequestInput as _holdfast_site_v1_CloneSiteRequestInput, CloneSiteRequest as _holdfast_site_v1_CloneSiteRequest } from '../../../holdfast/site/v1/CloneSiteRequest.ts';
import type { CreateSiteRequestInput as _holdfast_site_v1_CreateSiteRequestInput, CreateSiteRequest as _holdfast_site_v1_CreateSiteRequest } from '../../../holdfast/site/v1/CreateSiteRequest.ts';
import type { DeleteSiteReplyInput as _holdfast_site_v1_DeleteSiteReplyInput, DeleteSiteReply as _holdfast_site_v1_DeleteSiteReply } from '../../../holdfast/site/v1/DeleteSiteReply.ts';
import type { DeleteSiteRequestInput as _holdfast_site_v1_DeleteSiteRequestInput, DeleteSiteRequest as _holdfast_site_v1_DeleteSiteRequest } from '../../../holdfast/site/v1/DeleteSiteRequest.ts';
import type { GetSiteRequestInput as _holdfast_site_v1_GetSiteRequestInput, GetSiteRequest as _holdfast_site_v1_GetSiteRequest } from '../../../holdfast/site/v1/GetSiteRequest.ts';
import type { ListMySitesReplyInput as _holdfast_site_v1_ListMySitesReplyInput, ListMySitesReply as _holdfast_site_v1_ListMySitesReply } from '../../../holdfast/site/v1/ListMySitesReply.ts';
import type { ListMySitesRequestInput as _holdfast_site_v1_ListMySitesRequestInput, ListMySitesRequest as _holdfast_site_v1_ListMySitesRequest } from '../../../holdfast/site/v1/ListMySitesRequest.ts';
import type { ListSitesReplyInput as _holdfast_site_v1_ListSitesReplyInput, ListSitesReply as _holdfast_site_v1_ListSitesReply } from '../../../holdfast/site/v1/ListSitesReply.ts';
import type { ListSitesRequestInput as _holdfast_site_v1_ListSitesRequestInput, ListSitesRequest as _holdfast_site_v1_ListSitesRequest } from '../../../holdfast/site/v1/ListSitesRequest.ts';
import type { NameSitesReplyInput as _holdfast_site_v1_NameSitesReplyInput, NameSitesReply as _holdfast_site_v1_NameSitesReply } from '../../../holdfast/site/v1/NameSitesReply.ts';
import type { NameSitesRequestInput as _holdfast_site_v1_NameSitesRequestInput, NameSitesRequest as _holdfast_site_v1_NameSitesRequest } from '../../../holdfast/site/v1/NameSitesRequest.ts';
import type { SiteInput as _holdfast_site_v1_SiteInput, Site as _holdfast_site_v1_Site } from '../../../holdfast/site/v1/Site.ts';
import type { UpdateSiteRequestInput as _holdfast_site_v1_UpdateSiteRequestInput, UpdateSiteRequest as _holdfast_site_v1_UpdateSiteRequest } from '../../../holdfast/site/v1/UpdateSiteRequest.ts';

export interface SitesClient extends grpc.Client {
  CloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  CloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  CloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  CloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  cloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  cloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  cloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  cloneSite(argument: _holdfast_site_v1_CloneSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  
  CreateSite(argument: _holdfast_site_v1_CreateSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  CreateSite(argument: _holdfast_site_v1_CreateSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  CreateSite(argument: _holdfast_site_v1_CreateSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  CreateSite(argument: _holdfast_site_v1_CreateSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  createSite(argument: _holdfast_site_v1_CreateSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  createSite(argument: _holdfast_site_v1_CreateSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  createSite(argument: _holdfast_site_v1_CreateSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  createSite(argument: _holdfast_site_v1_CreateSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  
  DeleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  DeleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  DeleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  DeleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  deleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  deleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  deleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  deleteSite(argument: _holdfast_site_v1_DeleteSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteSiteReply>): grpc.ClientUnaryCall;
  
  GetSite(argument: _holdfast_site_v1_GetSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  GetSite(argument: _holdfast_site_v1_GetSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  GetSite(argument: _holdfast_site_v1_GetSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  GetSite(argument: _holdfast_site_v1_GetSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  getSite(argument: _holdfast_site_v1_GetSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  getSite(argument: _holdfast_site_v1_GetSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  getSite(argument: _holdfast_site_v1_GetSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  getSite(argument: _holdfast_site_v1_GetSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  
  ListMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  ListMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  ListMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  ListMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  listMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  listMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  listMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  listMySites(argument: _holdfast_site_v1_ListMySitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListMySitesReply>): grpc.ClientUnaryCall;
  
  ListSites(argument: _holdfast_site_v1_ListSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  ListSites(argument: _holdfast_site_v1_ListSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  ListSites(argument: _holdfast_site_v1_ListSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  ListSites(argument: _holdfast_site_v1_ListSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  listSites(argument: _holdfast_site_v1_ListSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  listSites(argument: _holdfast_site_v1_ListSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  listSites(argument: _holdfast_site_v1_ListSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  listSites(argument: _holdfast_site_v1_ListSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListSitesReply>): grpc.ClientUnaryCall;
  
  NameSites(argument: _holdfast_site_v1_NameSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  NameSites(argument: _holdfast_site_v1_NameSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  NameSites(argument: _holdfast_site_v1_NameSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  NameSites(argument: _holdfast_site_v1_NameSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  nameSites(argument: _holdfast_site_v1_NameSitesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  nameSites(argument: _holdfast_site_v1_NameSitesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  nameSites(argument: _holdfast_site_v1_NameSitesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  nameSites(argument: _holdfast_site_v1_NameSitesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_NameSitesReply>): grpc.ClientUnaryCall;
  
  UpdateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  UpdateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  UpdateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  UpdateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  updateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  updateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  updateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  updateSite(argument: _holdfast_site_v1_UpdateSiteRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Site>): grpc.ClientUnaryCall;
  
}

export interface SitesHandlers extends grpc.UntypedServiceImplementation {
  CloneSite: grpc.handleUnaryCall<_holdfast_site_v1_CloneSiteRequest, _holdfast_site_v1_SiteInput>;
  
  CreateSite: grpc.handleUnaryCall<_holdfast_site_v1_CreateSiteRequest, _holdfast_site_v1_SiteInput>;
  
  DeleteSite: grpc.handleUnaryCall<_holdfast_site_v1_DeleteSiteRequest, _holdfast_site_v1_DeleteSiteReplyInput>;
  
  GetSite: grpc.handleUnaryCall<_holdfast_site_v1_GetSiteRequest, _holdfast_site_v1_SiteInput>;
  
  ListMySites: grpc.handleUnaryCall<_holdfast_site_v1_ListMySitesRequest, _holdfast_site_v1_ListMySitesReplyInput>;
  
  ListSites: grpc.handleUnaryCall<_holdfast_site_v1_ListSitesRequest, _holdfast_site_v1_ListSitesReplyInput>;
  
  NameSites: grpc.handleUnaryCall<_holdfast_site_v1_NameSitesRequest, _holdfast_site_v1_NameSitesReplyInput>;
  
  UpdateSite: grpc.handleUnaryCall<_holdfast_site_v1_UpdateSiteRequest, _holdfast_site_v1_SiteInput>;
  
}

export interface SitesDefinition extends grpc.ServiceDefinition {
  CloneSite: MethodDefinition<_holdfast_site_v1_CloneSiteRequestInput, _holdfast_site_v1_SiteInput, _holdfast_site_v1_CloneSiteRequest, _holdfast_site_v1_Site>
  CreateSite: MethodDefinition<_holdfast_site_v1_CreateSiteRequestInput, _holdfast_site_v1_SiteInput, _holdfast_site_v1_CreateSiteRequest, _holdfast_site_v1_Site>
  DeleteSite: MethodDefinition<_holdfast_site_v1_DeleteSiteRequestInput, _holdfast_site_v1_DeleteSiteReplyInput, _holdfast_site_v1_DeleteSiteRequest, _holdfast_site_v1_DeleteSiteReply>
  GetSite: MethodDefinition<_holdfast_site_v1_GetSiteRequestInput, _holdfast_site_v1_SiteInput, _holdfast_site_v1_GetSiteRequest, _holdfast_site_v1_Site>
  ListMySites: MethodDefinition<_holdfast_site_v1_ListMySitesRequestInput, _holdfast_site_v1_ListMySitesReplyInput, _holdfast_site_v1_ListMySitesRequest, _holdfast_site_v1_ListMySitesReply>
  ListSites: MethodDefinition<_holdfast_site_v1_ListSitesRequestInput, _holdfast_site_v1_ListSitesReplyInput, _holdfast_site_v1_ListSitesRequest, _holdfast_site_v1_ListSitesReply>
  NameSites: MethodDefinition<_holdfast_site_v1_NameSitesRequestInput, _holdfast_site_v1_NameSitesReplyInput, _holdfast_site_v1_NameSitesRequest, _holdfast_site_v1_NameSitesReply>
  UpdateSite: MethodDefinition<_holdfast_site_v1_UpdateSiteRequestInput, _holdfast_site_v1_SiteInput, _holdfast_site_v1_UpdateSiteRequest, _holdfast_site_v1_Site>
}
