import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetMonthReplyInput as _holdfast_billing_v1_GetMonthReplyInput, GetMonthReply as _holdfast_billing_v1_GetMonthReply } from '../../../holdfast/billing/v1/GetMonthReply.ts';
import type { GetMonthRequestInput as _holdfast_billing_v1_GetMonthRequestInput, GetMonthRequest as _holdfast_billing_v1_GetMonthRequest } from '../../../holdfast/billing/v1/GetMonthRequest.ts';
import type { PutOverageCapReplyInput as _holdfast_billing_v1_PutOverageCapReplyInput, PutOverageCapReply as _holdfast_billing_v1_PutOverageCapReply } from '../../../holdfast/billing/v1/PutOverageCapReply.ts';
import type { PutOverageCapRequestInput as _holdfast_billing_v1_PutOverageCapRequestInput, PutOverageCapRequest as _holdfast_billing_v1_PutOverageCapRequest } from '../../../holdfast/billing/v1/PutOverageCapRequest.ts';

export interface MonthlyUsageClient extends grpc.Client {
  GetMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  GetMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  GetMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  GetMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  getMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  getMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  getMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  getMonth(argument: _holdfast_billing_v1_GetMonthRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_GetMonthReply>): grpc.ClientUnaryCall;
  
  PutOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  PutOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  PutOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  PutOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  putOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  putOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  putOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  putOverageCap(argument: _holdfast_billing_v1_PutOverageCapRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_PutOverageCapReply>): grpc.ClientUnaryCall;
  
}

export interface MonthlyUsageHandlers extends grpc.UntypedServiceImplementation {
  GetMonth: grpc.handleUnaryCall<_holdfast_billing_v1_GetMonthRequest, _holdfast_billing_v1_GetMonthReplyInput>;
  
  PutOverageCap: grpc.handleUnaryCall<_holdfast_billing_v1_PutOverageCapRequest, _holdfast_billing_v1_PutOverageCapReplyInput>;
  
}

export interface MonthlyUsageDefinition extends grpc.ServiceDefinition {
  GetMonth: MethodDefinition<_holdfast_billing_v1_GetMonthRequestInput, _holdfast_billing_v1_GetMonthReplyInput, _holdfast_billing_v1_GetMonthRequest, _holdfast_billing_v1_GetMonthReply>
  PutOverageCap: MethodDefinition<_holdfast_billing_v1_PutOverageCapRequestInput, _holdfast_billing_v1_PutOverageCapReplyInput, _holdfast_billing_v1_PutOverageCapRequest, _holdfast_billing_v1_PutOverageCapReply>
}
