import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { PutUnpaidReplyInput as _holdfast_company_v1_PutUnpaidReplyInput, PutUnpaidReply as _holdfast_company_v1_PutUnpaidReply } from '../../../holdfast/company/v1/PutUnpaidReply.ts';
import type { PutUnpaidRequestInput as _holdfast_company_v1_PutUnpaidRequestInput, PutUnpaidRequest as _holdfast_company_v1_PutUnpaidRequest } from '../../../holdfast/company/v1/PutUnpaidRequest.ts';

export interface SuspensionsClient extends grpc.Client {
  PutUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  PutUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  PutUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  PutUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  putUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  putUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  putUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  putUnpaid(argument: _holdfast_company_v1_PutUnpaidRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_PutUnpaidReply>): grpc.ClientUnaryCall;
  
}

export interface SuspensionsHandlers extends grpc.UntypedServiceImplementation {
  PutUnpaid: grpc.handleUnaryCall<_holdfast_company_v1_PutUnpaidRequest, _holdfast_company_v1_PutUnpaidReplyInput>;
  
}

export interface SuspensionsDefinition extends grpc.ServiceDefinition {
  PutUnpaid: MethodDefinition<_holdfast_company_v1_PutUnpaidRequestInput, _holdfast_company_v1_PutUnpaidReplyInput, _holdfast_company_v1_PutUnpaidRequest, _holdfast_company_v1_PutUnpaidReply>
}
