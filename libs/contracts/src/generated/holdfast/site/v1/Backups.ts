import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BackupInput as _holdfast_site_v1_BackupInput, Backup as _holdfast_site_v1_Backup } from '../../../holdfast/site/v1/Backup.ts';
import type { DeleteBackupReplyInput as _holdfast_site_v1_DeleteBackupReplyInput, DeleteBackupReply as _holdfast_site_v1_DeleteBackupReply } from '../../../holdfast/site/v1/DeleteBackupReply.ts';
import type { DeleteBackupRequestInput as _holdfast_site_v1_DeleteBackupRequestInput, DeleteBackupRequest as _holdfast_site_v1_DeleteBackupRequest } from '../../../holdfast/site/v1/DeleteBackupRequest.ts';
import type { DownloadBackupRequestInput as _holdfast_site_v1_DownloadBackupRequestInput, DownloadBackupRequest as _holdfast_site_v1_DownloadBackupRequest } from '../../../holdfast/site/v1/DownloadBackupRequest.ts';
import type { GetBackupRequestInput as _holdfast_site_v1_GetBackupRequestInput, GetBackupRequest as _holdfast_site_v1_GetBackupRequest } from '../../../holdfast/site/v1/GetBackupRequest.ts';
import type { ListBackupsReplyInput as _holdfast_site_v1_ListBackupsReplyInput, ListBackupsReply as _holdfast_site_v1_ListBackupsReply } from '../../../holdfast/site/v1/ListBackupsReply.ts';
import type { ListBackupsRequestInput as _holdfast_site_v1_ListBackupsRequestInput, ListBackupsRequest as _holdfast_site_v1_ListBackupsRequest } from '../../../holdfast/site/v1/ListBackupsRequest.ts';
import type { MakeBackupRequestInput as _holdfast_site_v1_MakeBackupRequestInput, MakeBackupRequest as _holdfast_site_v1_MakeBackupRequest } from '../../../holdfast/site/v1/MakeBackupRequest.ts';
import type { OperationInput as _holdfast_site_v1_OperationInput, Operation as _holdfast_site_v1_Operation } from '../../../holdfast/site/v1/Operation.ts';
import type { RestoreBackupRequestInput as _holdfast_site_v1_RestoreBackupRequestInput, RestoreBackupRequest as _holdfast_site_v1_RestoreBackupRequest } from '../../../holdfast/site/v1/RestoreBackupRequest.ts';
import type { TicketInput as _holdfast_site_v1_TicketInput, Ticket as _holdfast_site_v1_Ticket } from '../../../holdfast/site/v1/Ticket.ts';
import type { VerifyBackupRequestInput as _holdfast_site_v1_VerifyBackupRequestInput, VerifyBackupRequest as _holdfast_site_v1_VerifyBackupRequest } from '../../../holdfast/site/v1/VerifyBackupRequest.ts';

export interface BackupsClient extends grpc.Client {
  DeleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  DeleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  DeleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  DeleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  deleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  deleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  deleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  deleteBackup(argument: _holdfast_site_v1_DeleteBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_DeleteBackupReply>): grpc.ClientUnaryCall;
  
  DownloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  DownloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  DownloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  DownloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  downloadBackup(argument: _holdfast_site_v1_DownloadBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Ticket>): grpc.ClientUnaryCall;
  
  GetBackup(argument: _holdfast_site_v1_GetBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  GetBackup(argument: _holdfast_site_v1_GetBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  GetBackup(argument: _holdfast_site_v1_GetBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  GetBackup(argument: _holdfast_site_v1_GetBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  getBackup(argument: _holdfast_site_v1_GetBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  getBackup(argument: _holdfast_site_v1_GetBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  getBackup(argument: _holdfast_site_v1_GetBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  getBackup(argument: _holdfast_site_v1_GetBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Backup>): grpc.ClientUnaryCall;
  
  ListBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  ListBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  ListBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  ListBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  listBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  listBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  listBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  listBackups(argument: _holdfast_site_v1_ListBackupsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListBackupsReply>): grpc.ClientUnaryCall;
  
  MakeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  MakeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  MakeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  MakeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  makeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  makeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  makeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  makeBackup(argument: _holdfast_site_v1_MakeBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  RestoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  RestoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  RestoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  RestoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  restoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  restoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  restoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  restoreBackup(argument: _holdfast_site_v1_RestoreBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  VerifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  VerifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  VerifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  VerifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  verifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  verifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  verifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  verifyBackup(argument: _holdfast_site_v1_VerifyBackupRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
}

export interface BackupsHandlers extends grpc.UntypedServiceImplementation {
  DeleteBackup: grpc.handleUnaryCall<_holdfast_site_v1_DeleteBackupRequest, _holdfast_site_v1_DeleteBackupReplyInput>;
  
  DownloadBackup: grpc.handleUnaryCall<_holdfast_site_v1_DownloadBackupRequest, _holdfast_site_v1_TicketInput>;
  
  GetBackup: grpc.handleUnaryCall<_holdfast_site_v1_GetBackupRequest, _holdfast_site_v1_BackupInput>;
  
  ListBackups: grpc.handleUnaryCall<_holdfast_site_v1_ListBackupsRequest, _holdfast_site_v1_ListBackupsReplyInput>;
  
  MakeBackup: grpc.handleUnaryCall<_holdfast_site_v1_MakeBackupRequest, _holdfast_site_v1_OperationInput>;
  
  RestoreBackup: grpc.handleUnaryCall<_holdfast_site_v1_RestoreBackupRequest, _holdfast_site_v1_OperationInput>;
  
  VerifyBackup: grpc.handleUnaryCall<_holdfast_site_v1_VerifyBackupRequest, _holdfast_site_v1_OperationInput>;
  
}

export interface BackupsDefinition extends grpc.ServiceDefinition {
  DeleteBackup: MethodDefinition<_holdfast_site_v1_DeleteBackupRequestInput, _holdfast_site_v1_DeleteBackupReplyInput, _holdfast_site_v1_DeleteBackupRequest, _holdfast_site_v1_DeleteBackupReply>
  DownloadBackup: MethodDefinition<_holdfast_site_v1_DownloadBackupRequestInput, _holdfast_site_v1_TicketInput, _holdfast_site_v1_DownloadBackupRequest, _holdfast_site_v1_Ticket>
  GetBackup: MethodDefinition<_holdfast_site_v1_GetBackupRequestInput, _holdfast_site_v1_BackupInput, _holdfast_site_v1_GetBackupRequest, _holdfast_site_v1_Backup>
  ListBackups: MethodDefinition<_holdfast_site_v1_ListBackupsRequestInput, _holdfast_site_v1_ListBackupsReplyInput, _holdfast_site_v1_ListBackupsRequest, _holdfast_site_v1_ListBackupsReply>
  MakeBackup: MethodDefinition<_holdfast_site_v1_MakeBackupRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_MakeBackupRequest, _holdfast_site_v1_Operation>
  RestoreBackup: MethodDefinition<_holdfast_site_v1_RestoreBackupRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_RestoreBackupRequest, _holdfast_site_v1_Operation>
  VerifyBackup: MethodDefinition<_holdfast_site_v1_VerifyBackupRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_VerifyBackupRequest, _holdfast_site_v1_Operation>
}
