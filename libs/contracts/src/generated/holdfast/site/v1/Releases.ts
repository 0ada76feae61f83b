import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ActivateReleaseRequestInput as _holdfast_site_v1_ActivateReleaseRequestInput, ActivateReleaseRequest as _holdfast_site_v1_ActivateReleaseRequest } from '../../../holdfast/site/v1/ActivateReleaseRequest.ts';
import type { BeginUploadRequestInput as _holdfast_site_v1_BeginUploadRequestInput, BeginUploadRequest as _holdfast_site_v1_BeginUploadRequest } from '../../../holdfast/site/v1/BeginUploadRequest.ts';
import type { DeleteReleaseReplyInput as _holdfast_site_v1_DeleteReleaseReplyInput, DeleteReleaseReply as _holdfast_site_v1_DeleteReleaseReply } from '../../../holdfast/site/v1/DeleteReleaseReply.ts';
import type { DeleteReleaseRequestInput as _holdfast_site_v1_DeleteReleaseRequestInput, DeleteReleaseRequest as _holdfast_site_v1_DeleteReleaseRequest } from '../../../holdfast/site/v1/DeleteReleaseRequest.ts';
import type { DownloadReleaseRequestInput as _holdfast_site_v1_DownloadReleaseRequestInput, DownloadReleaseRequest as _holdfast_site_v1_DownloadReleaseRequest } from '../../../holdfast/site/v1/DownloadReleaseRequest.ts';
import type { FinishUploadRequestInput as _holdfast_site_v1_FinishUploadRequestInput, FinishUploadRequest as _holdfast_site_v1_FinishUploadRequest } from '../../../holdfast/site/v1/FinishUploadRequest.ts';
import type { ListReleasesReplyInput as _holdfast_site_v1_ListReleasesReplyInput, ListReleasesReply as _holdfast_site_v1_ListReleasesReply } from '../../../holdfast/site/v1/ListReleasesReply.ts';
import type { ListReleasesRequestInput as _holdfast_site_v1_ListReleasesRequestInput, ListReleasesRequest as _holdfast_site_v1_ListReleasesRequest } from '../../../holdfast/site/v1/ListReleasesRequest.ts';
import type { OperationInput as _holdfast_site_v1_OperationInput, Operation as _holdfast_site_v1_Operation } from '../../../holdfast/site/v1/Operation.ts';
import type { TicketInput as _holdfast_site_v1_TicketInput, Ticket as _holdfast_site_v1_Ticket } from '../../../holdfast/site/v1/Ticket.ts';
import type { UploadInput as _holdfast_site_v1_UploadInput, Upload as _holdfast_site_v1_Upload } from '../../../holdfast/site/v1/Upload.ts';

export interface ReleasesClient extends grpc.Client {
  ActivateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  ActivateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  ActivateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  ActivateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  activateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  activateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  activateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  activateRelease(argument: _holdfast_site_v1_ActivateReleaseRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  BeginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  BeginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  BeginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  BeginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  beginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  beginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  beginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  beginUpload(argument: _holdfast_site_v1_BeginUploadRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Upload>): grpc.ClientUnaryCall;
  
  DeleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  DeleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  DeleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  DeleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  deleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  deleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  deleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  deleteRelease(argument: _holdfast_site_v1_DeleteReleaseRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteReleaseReply>): grpc.ClientUnaryCall;
  
  DownloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  DownloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  DownloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  DownloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadRelease(argument: _holdfast_site_v1_DownloadReleaseRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  
  FinishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  FinishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  FinishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  FinishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  finishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  finishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  finishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  finishUpload(argument: _holdfast_site_v1_FinishUploadRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  ListReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  ListReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  ListReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  ListReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  listReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  listReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  listReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  listReleases(argument: _holdfast_site_v1_ListReleasesRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListReleasesReply>): grpc.ClientUnaryCall;
  
}

export interface ReleasesHandlers extends grpc.UntypedServiceImplementation {
  ActivateRelease: grpc.handleUnaryCall<_holdfast_site_v1_ActivateReleaseRequest, _holdfast_site_v1_OperationInput>;
  
  BeginUpload: grpc.handleUnaryCall<_holdfast_site_v1_BeginUploadRequest, _holdfast_site_v1_UploadInput>;
  
  DeleteRelease: grpc.handleUnaryCall<_holdfast_site_v1_DeleteReleaseRequest, _holdfast_site_v1_DeleteReleaseReplyInput>;
  
  DownloadRelease: grpc.handleUnaryCall<_holdfast_site_v1_DownloadReleaseRequest, _holdfast_site_v1_TicketInput>;
  
  FinishUpload: grpc.handleUnaryCall<_holdfast_site_v1_FinishUploadRequest, _holdfast_site_v1_OperationInput>;
  
  ListReleases: grpc.handleUnaryCall<_holdfast_site_v1_ListReleasesRequest, _holdfast_site_v1_ListReleasesReplyInput>;
  
}

export interface ReleasesDefinition extends grpc.ServiceDefinition {
  ActivateRelease: MethodDefinition<_holdfast_site_v1_ActivateReleaseRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_ActivateReleaseRequest, _holdfast_site_v1_Operation>
  BeginUpload: MethodDefinition<_holdfast_site_v1_BeginUploadRequestInput, _holdfast_site_v1_UploadInput, _holdfast_site_v1_BeginUploadRequest, _holdfast_site_v1_Upload>
  DeleteRelease: MethodDefinition<_holdfast_site_v1_DeleteReleaseRequestInput, _holdfast_site_v1_DeleteReleaseReplyInput, _holdfast_site_v1_DeleteReleaseRequest, _holdfast_site_v1_DeleteReleaseReply>
  DownloadRelease: MethodDefinition<_holdfast_site_v1_DownloadReleaseRequestInput, _holdfast_site_v1_TicketInput, _holdfast_site_v1_DownloadReleaseRequest, _holdfast_site_v1_Ticket>
  FinishUpload: MethodDefinition<_holdfast_site_v1_FinishUploadRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_FinishUploadRequest, _holdfast_site_v1_Operation>
  ListReleases: MethodDefinition<_holdfast_site_v1_ListReleasesRequestInput, _holdfast_site_v1_ListReleasesReplyInput, _holdfast_site_v1_ListReleasesRequest, _holdfast_site_v1_ListReleasesReply>
}
