import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetCompanyAnalyticsReplyInput as _holdfast_site_v1_GetCompanyAnalyticsReplyInput, GetCompanyAnalyticsReply as _holdfast_site_v1_GetCompanyAnalyticsReply } from '../../../holdfast/site/v1/GetCompanyAnalyticsReply.ts';
import type { GetCompanyAnalyticsRequestInput as _holdfast_site_v1_GetCompanyAnalyticsRequestInput, GetCompanyAnalyticsRequest as _holdfast_site_v1_GetCompanyAnalyticsRequest } from '../../../holdfast/site/v1/GetCompanyAnalyticsRequest.ts';
import type { GetSiteAnalyticsReplyInput as _holdfast_site_v1_GetSiteAnalyticsReplyInput, GetSiteAnalyticsReply as _holdfast_site_v1_GetSiteAnalyticsReply } from '../../../holdfast/site/v1/GetSiteAnalyticsReply.ts';
import type { GetSiteAnalyticsRequestInput as _holdfast_site_v1_GetSiteAnalyticsRequestInput, GetSiteAnalyticsRequest as _holdfast_site_v1_GetSiteAnalyticsRequest } from '../../../holdfast/site/v1/GetSiteAnalyticsRequest.ts';

export interface AnalyticsClient extends grpc.Client {
  GetCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  GetCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  GetCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  GetCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  getCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  getCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  getCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  getCompanyAnalytics(argument: _holdfast_site_v1_GetCompanyAnalyticsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_GetCompanyAnalyticsReply>): grpc.ClientUnaryCall;
  
  GetSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  GetSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  GetSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  GetSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  getSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  getSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  getSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  getSiteAnalytics(argument: _holdfast_site_v1_GetSiteAnalyticsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_GetSiteAnalyticsReply>): grpc.ClientUnaryCall;
  
}

export interface AnalyticsHandlers extends grpc.UntypedServiceImplementation {
  GetCompanyAnalytics: grpc.handleUnaryCall<_holdfast_site_v1_GetCompanyAnalyticsRequest, _holdfast_site_v1_GetCompanyAnalyticsReplyInput>;
  
  GetSiteAnalytics: grpc.handleUnaryCall<_holdfast_site_v1_GetSiteAnalyticsRequest, _holdfast_site_v1_GetSiteAnalyticsReplyInput>;
  
}

export interface AnalyticsDefinition extends grpc.ServiceDefinition {
  GetCompanyAnalytics: MethodDefinition<_holdfast_site_v1_GetCompanyAnalyticsRequestInput, _holdfast_site_v1_GetCompanyAnalyticsReplyInput, _holdfast_site_v1_GetCompanyAnalyticsRequest, _holdfast_site_v1_GetCompanyAnalyticsReply>
  GetSiteAnalytics: MethodDefinition<_holdfast_site_v1_GetSiteAnalyticsRequestInput, _holdfast_site_v1_GetSiteAnalyticsReplyInput, _holdfast_site_v1_GetSiteAnalyticsRequest, _holdfast_site_v1_GetSiteAnalyticsReply>
}
