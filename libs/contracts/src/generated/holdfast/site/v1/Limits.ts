import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CloseReplyInput as _holdfast_site_v1_CloseReplyInput, CloseReply as _holdfast_site_v1_CloseReply } from '../../../holdfast/site/v1/CloseReply.ts';
import type { CloseRequestInput as _holdfast_site_v1_CloseRequestInput, CloseRequest as _holdfast_site_v1_CloseRequest } from '../../../holdfast/site/v1/CloseRequest.ts';
import type { EndPlanReplyInput as _holdfast_site_v1_EndPlanReplyInput, EndPlanReply as _holdfast_site_v1_EndPlanReply } from '../../../holdfast/site/v1/EndPlanReply.ts';
import type { EndPlanRequestInput as _holdfast_site_v1_EndPlanRequestInput, EndPlanRequest as _holdfast_site_v1_EndPlanRequest } from '../../../holdfast/site/v1/EndPlanRequest.ts';
import type { GetUsageRequestInput as _holdfast_site_v1_GetUsageRequestInput, GetUsageRequest as _holdfast_site_v1_GetUsageRequest } from '../../../holdfast/site/v1/GetUsageRequest.ts';
import type { PutEntitlementReplyInput as _holdfast_site_v1_PutEntitlementReplyInput, PutEntitlementReply as _holdfast_site_v1_PutEntitlementReply } from '../../../holdfast/site/v1/PutEntitlementReply.ts';
import type { PutEntitlementRequestInput as _holdfast_site_v1_PutEntitlementRequestInput, PutEntitlementRequest as _holdfast_site_v1_PutEntitlementRequest } from '../../../holdfast/site/v1/PutEntitlementRequest.ts';
import type { ReopenReplyInput as _holdfast_site_v1_ReopenReplyInput, ReopenReply as _holdfast_site_v1_ReopenReply } from '../../../holdfast/site/v1/ReopenReply.ts';
import type { ReopenRequestInput as _holdfast_site_v1_ReopenRequestInput, ReopenRequest as _holdfast_site_v1_ReopenRequest } from '../../../holdfast/site/v1/ReopenRequest.ts';
import type { UsageInput as _holdfast_site_v1_UsageInput, Usage as _holdfast_site_v1_Usage } from '../../../holdfast/site/v1/Usage.ts';

export interface LimitsClient extends grpc.Client {
  Close(argument: _holdfast_site_v1_CloseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_CloseReply>): grpc.ClientUnaryCall;
  Close(argument: _holdfast_site_v1_CloseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_CloseReply>): grpc.ClientUnaryCall;
  Close(argument: _holdfast_site_v1_CloseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_CloseReply>): grpc.ClientUnaryCall;
  Close(argument: _holdfast_site_v1_CloseRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_CloseReply>): grpc.ClientUnaryCall;
  
  EndPlan(argument: _holdfast_site_v1_EndPlanRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  EndPlan(argument: _holdfast_site_v1_EndPlanRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  EndPlan(argument: _holdfast_site_v1_EndPlanRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  EndPlan(argument: _holdfast_site_v1_EndPlanRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  endPlan(argument: _holdfast_site_v1_EndPlanRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  endPlan(argument: _holdfast_site_v1_EndPlanRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  endPlan(argument: _holdfast_site_v1_EndPlanRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  endPlan(argument: _holdfast_site_v1_EndPlanRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_EndPlanReply>): grpc.ClientUnaryCall;
  
  GetUsage(argument: _holdfast_site_v1_GetUsageRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  GetUsage(argument: _holdfast_site_v1_GetUsageRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  GetUsage(argument: _holdfast_site_v1_GetUsageRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  GetUsage(argument: _holdfast_site_v1_GetUsageRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  getUsage(argument: _holdfast_site_v1_GetUsageRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  getUsage(argument: _holdfast_site_v1_GetUsageRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  getUsage(argument: _holdfast_site_v1_GetUsageRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  getUsage(argument: _holdfast_site_v1_GetUsageRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_Usage>): grpc.ClientUnaryCall;
  
  PutEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  PutEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  PutEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  PutEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  putEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  putEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  putEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  putEntitlement(argument: _holdfast_site_v1_PutEntitlementRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_PutEntitlementReply>): grpc.ClientUnaryCall;
  
  Reopen(argument: _holdfast_site_v1_ReopenRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  Reopen(argument: _holdfast_site_v1_ReopenRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  Reopen(argument: _holdfast_site_v1_ReopenRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  Reopen(argument: _holdfast_site_v1_ReopenRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  reopen(argument: _holdfast_site_v1_ReopenRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  reopen(argument: _holdfast_site_v1_ReopenRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  reopen(argument: _holdfast_site_v1_ReopenRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  reopen(argument: _holdfast_site_v1_ReopenRequestInput, callback: grpc.requestCallback<_holdfast_site_v1_ReopenReply>): grpc.ClientUnaryCall;
  
}

export interface LimitsHandlers extends grpc.UntypedServiceImplementation {
  Close: grpc.handleUnaryCall<_holdfast_site_v1_CloseRequest, _holdfast_site_v1_CloseReplyInput>;
  
  EndPlan: grpc.handleUnaryCall<_holdfast_site_v1_EndPlanRequest, _holdfast_site_v1_EndPlanReplyInput>;
  
  GetUsage: grpc.handleUnaryCall<_holdfast_site_v1_GetUsageRequest, _holdfast_site_v1_UsageInput>;
  
  PutEntitlement: grpc.handleUnaryCall<_holdfast_site_v1_PutEntitlementRequest, _holdfast_site_v1_PutEntitlementReplyInput>;
  
  Reopen: grpc.handleUnaryCall<_holdfast_site_v1_ReopenRequest, _holdfast_site_v1_ReopenReplyInput>;
  
}

export interface LimitsDefinition extends grpc.ServiceDefinition {
  Close: MethodDefinition<_holdfast_site_v1_CloseRequestInput, _holdfast_site_v1_CloseReplyInput, _holdfast_site_v1_CloseRequest, _holdfast_site_v1_CloseReply>
  EndPlan: MethodDefinition<_holdfast_site_v1_EndPlanRequestInput, _holdfast_site_v1_EndPlanReplyInput, _holdfast_site_v1_EndPlanRequest, _holdfast_site_v1_EndPlanReply>
  GetUsage: MethodDefinition<_holdfast_site_v1_GetUsageRequestInput, _holdfast_site_v1_UsageInput, _holdfast_site_v1_GetUsageRequest, _holdfast_site_v1_Usage>
  PutEntitlement: MethodDefinition<_holdfast_site_v1_PutEntitlementRequestInput, _holdfast_site_v1_PutEntitlementReplyInput, _holdfast_site_v1_PutEntitlementRequest, _holdfast_site_v1_PutEntitlementReply>
  Reopen: MethodDefinition<_holdfast_site_v1_ReopenRequestInput, _holdfast_site_v1_ReopenReplyInput, _holdfast_site_v1_ReopenRequest, _holdfast_site_v1_ReopenReply>
}
