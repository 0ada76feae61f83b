import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateEnvironmentRequestInput as _holdfast_site_v1_CreateEnvironmentRequestInput, CreateEnvironmentRequest as _holdfast_site_v1_CreateEnvironmentRequest } from '../../../holdfast/site/v1/CreateEnvironmentRequest.ts';
import type { DeleteEnvironmentRequestInput as _holdfast_site_v1_DeleteEnvironmentRequestInput, DeleteEnvironmentRequest as _holdfast_site_v1_DeleteEnvironmentRequest } from '../../../holdfast/site/v1/DeleteEnvironmentRequest.ts';
import type { EnvironmentInput as _holdfast_site_v1_EnvironmentInput, Environment as _holdfast_site_v1_Environment } from '../../../holdfast/site/v1/Environment.ts';
import type { GateInput as _holdfast_site_v1_GateInput, Gate as _holdfast_site_v1_Gate } from '../../../holdfast/site/v1/Gate.ts';
import type { GetEnvironmentRequestInput as _holdfast_site_v1_GetEnvironmentRequestInput, GetEnvironmentRequest as _holdfast_site_v1_GetEnvironmentRequest } from '../../../holdfast/site/v1/GetEnvironmentRequest.ts';
import type { GetGateRequestInput as _holdfast_site_v1_GetGateRequestInput, GetGateRequest as _holdfast_site_v1_GetGateRequest } from '../../../holdfast/site/v1/GetGateRequest.ts';
import type { ListEnvironmentsReplyInput as _holdfast_site_v1_ListEnvironmentsReplyInput, ListEnvironmentsReply as _holdfast_site_v1_ListEnvironmentsReply } from '../../../holdfast/site/v1/ListEnvironmentsReply.ts';
import type { ListEnvironmentsRequestInput as _holdfast_site_v1_ListEnvironmentsRequestInput, ListEnvironmentsRequest as _holdfast_site_v1_ListEnvironmentsRequest } from '../../../holdfast/site/v1/ListEnvironmentsRequest.ts';
import type { OperationInput as _holdfast_site_v1_OperationInput, Operation as _holdfast_site_v1_Operation } from '../../../holdfast/site/v1/Operation.ts';
import type { PushRequestInput as _holdfast_site_v1_PushRequestInput, PushRequest as _holdfast_site_v1_PushRequest } from '../../../holdfast/site/v1/PushRequest.ts';
import type { RenewGateRequestInput as _holdfast_site_v1_RenewGateRequestInput, RenewGateRequest as _holdfast_site_v1_RenewGateRequest } from '../../../holdfast/site/v1/RenewGateRequest.ts';
import type { ResetRequestInput as _holdfast_site_v1_ResetRequestInput, ResetRequest as _holdfast_site_v1_ResetRequest } from '../../../holdfast/site/v1/ResetRequest.ts';
import type { UpdateEnvironmentRequestInput as _holdfast_site_v1_UpdateEnvironmentRequestInput, UpdateEnvironmentRequest as _holdfast_site_v1_UpdateEnvironmentRequest } from '../../../holdfast/site/v1/UpdateEnvironmentRequest.ts';

export interface EnvironmentsClient extends grpc.Client {
  CreateEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  CreateEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  CreateEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  CreateEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  createEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  createEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  createEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  createEnvironment(argument: _holdfast_site_v1_CreateEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  DeleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  DeleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  DeleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  DeleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  deleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  deleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  deleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  deleteEnvironment(argument: _holdfast_site_v1_DeleteEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  GetEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  GetEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  GetEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  GetEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  getEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  getEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  getEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  getEnvironment(argument: _holdfast_site_v1_GetEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  
  GetGate(argument: _holdfast_site_v1_GetGateRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  GetGate(argument: _holdfast_site_v1_GetGateRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  GetGate(argument: _holdfast_site_v1_GetGateRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  GetGate(argument: _holdfast_site_v1_GetGateRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  getGate(argument: _holdfast_site_v1_GetGateRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  getGate(argument: _holdfast_site_v1_GetGateRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  getGate(argument: _holdfast_site_v1_GetGateRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  getGate(argument: _holdfast_site_v1_GetGateRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  
  ListEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  ListEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  ListEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  ListEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  listEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  listEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  listEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  listEnvironments(argument: _holdfast_site_v1_ListEnvironmentsRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ListEnvironmentsReply>): grpc.ClientUnaryCall;
  
  Push(argument: _holdfast_site_v1_PushRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  Push(argument: _holdfast_site_v1_PushRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  Push(argument: _holdfast_site_v1_PushRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  Push(argument: _holdfast_site_v1_PushRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  push(argument: _holdfast_site_v1_PushRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  push(argument: _holdfast_site_v1_PushRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  push(argument: _holdfast_site_v1_PushRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  push(argument: _holdfast_site_v1_PushRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  RenewGate(argument: _holdfast_site_v1_RenewGateRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  RenewGate(argument: _holdfast_site_v1_RenewGateRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  RenewGate(argument: _holdfast_site_v1_RenewGateRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  RenewGate(argument: _holdfast_site_v1_RenewGateRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  renewGate(argument: _holdfast_site_v1_RenewGateRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  renewGate(argument: _holdfast_site_v1_RenewGateRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  renewGate(argument: _holdfast_site_v1_RenewGateRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  renewGate(argument: _holdfast_site_v1_RenewGateRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Gate>): grpc.ClientUnaryCall;
  
  Reset(argument: _holdfast_site_v1_ResetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  Reset(argument: _holdfast_site_v1_ResetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  Reset(argument: _holdfast_site_v1_ResetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  Reset(argument: _holdfast_site_v1_ResetRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  reset(argument: _holdfast_site_v1_ResetRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  reset(argument: _holdfast_site_v1_ResetRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  reset(argument: _holdfast_site_v1_ResetRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  reset(argument: _holdfast_site_v1_ResetRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Operation>): grpc.ClientUnaryCall;
  
  UpdateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  UpdateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  UpdateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  UpdateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  updateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  updateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  updateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  updateEnvironment(argument: _holdfast_site_v1_UpdateEnvironmentRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Environment>): grpc.ClientUnaryCall;
  
}

export interface EnvironmentsHandlers extends grpc.UntypedServiceImplementation {
  CreateEnvironment: grpc.handleUnaryCall<_holdfast_site_v1_CreateEnvironmentRequest, _holdfast_site_v1_OperationInput>;
  
  DeleteEnvironment: grpc.handleUnaryCall<_holdfast_site_v1_DeleteEnvironmentRequest, _holdfast_site_v1_OperationInput>;
  
  GetEnvironment: grpc.handleUnaryCall<_holdfast_site_v1_GetEnvironmentRequest, _holdfast_site_v1_EnvironmentInput>;
  
  GetGate: grpc.handleUnaryCall<_holdfast_site_v1_GetGateRequest, _holdfast_site_v1_GateInput>;
  
  ListEnvironments: grpc.handleUnaryCall<_holdfast_site_v1_ListEnvironmentsRequest, _holdfast_site_v1_ListEnvironmentsReplyInput>;
  
  Push: grpc.handleUnaryCall<_holdfast_site_v1_PushRequest, _holdfast_site_v1_OperationInput>;
  
  RenewGate: grpc.handleUnaryCall<_holdfast_site_v1_RenewGateRequest, _holdfast_site_v1_GateInput>;
  
  Reset: grpc.handleUnaryCall<_holdfast_site_v1_ResetRequest, _holdfast_site_v1_OperationInput>;
  
  UpdateEnvironment: grpc.handleUnaryCall<_holdfast_site_v1_UpdateEnvironmentRequest, _holdfast_site_v1_EnvironmentInput>;
  
}

export interface EnvironmentsDefinition extends grpc.ServiceDefinition {
  CreateEnvironment: MethodDefinition<_holdfast_site_v1_CreateEnvironmentRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_CreateEnvironmentRequest, _holdfast_site_v1_Operation>
  DeleteEnvironment: MethodDefinition<_holdfast_site_v1_DeleteEnvironmentRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_DeleteEnvironmentRequest, _holdfast_site_v1_Operation>
  GetEnvironment: MethodDefinition<_holdfast_site_v1_GetEnvironmentRequestInput, _holdfast_site_v1_EnvironmentInput, _holdfast_site_v1_GetEnvironmentRequest, _holdfast_site_v1_Environment>
  GetGate: MethodDefinition<_holdfast_site_v1_GetGateRequestInput, _holdfast_site_v1_GateInput, _holdfast_site_v1_GetGateRequest, _holdfast_site_v1_Gate>
  ListEnvironments: MethodDefinition<_holdfast_site_v1_ListEnvironmentsRequestInput, _holdfast_site_v1_ListEnvironmentsReplyInput, _holdfast_site_v1_ListEnvironmentsRequest, _holdfast_site_v1_ListEnvironmentsReply>
  Push: MethodDefinition<_holdfast_site_v1_PushRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_PushRequest, _holdfast_site_v1_Operation>
  RenewGate: MethodDefinition<_holdfast_site_v1_RenewGateRequestInput, _holdfast_site_v1_GateInput, _holdfast_site_v1_RenewGateRequest, _holdfast_site_v1_Gate>
  Reset: MethodDefinition<_holdfast_site_v1_ResetRequestInput, _holdfast_site_v1_OperationInput, _holdfast_site_v1_ResetRequest, _holdfast_site_v1_Operation>
  UpdateEnvironment: MethodDefinition<_holdfast_site_v1_UpdateEnvironmentRequestInput, _holdfast_site_v1_EnvironmentInput, _holdfast_site_v1_UpdateEnvironmentRequest, _holdfast_site_v1_Environment>
}
