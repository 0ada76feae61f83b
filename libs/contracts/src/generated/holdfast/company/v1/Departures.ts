import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DepartReplyInput as _holdfast_company_v1_DepartReplyInput, DepartReply as _holdfast_company_v1_DepartReply } from '../../../holdfast/company/v1/DepartReply.ts';
import type { DepartRequestInput as _holdfast_company_v1_DepartRequestInput, DepartRequest as _holdfast_company_v1_DepartRequest } from '../../../holdfast/company/v1/DepartRequest.ts';

export interface DeparturesClient extends grpc.Client {
  Depart(argument: _holdfast_company_v1_DepartRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  Depart(argument: _holdfast_company_v1_DepartRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  Depart(argument: _holdfast_company_v1_DepartRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  Depart(argument: _holdfast_company_v1_DepartRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  depart(argument: _holdfast_company_v1_DepartRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  depart(argument: _holdfast_company_v1_DepartRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  depart(argument: _holdfast_company_v1_DepartRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  depart(argument: _holdfast_company_v1_DepartRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DepartReply>): grpc.ClientUnaryCall;
  
}

export interface DeparturesHandlers extends grpc.UntypedServiceImplementation {
  Depart: grpc.handleUnaryCall<_holdfast_company_v1_DepartRequest, _holdfast_company_v1_DepartReplyInput>;
  
}

export interface DeparturesDefinition extends grpc.ServiceDefinition {
  Depart: MethodDefinition<_holdfast_company_v1_DepartRequestInput, _holdfast_company_v1_DepartReplyInput, _holdfast_company_v1_DepartRequest, _holdfast_company_v1_DepartReply>
}
