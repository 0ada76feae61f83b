import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeForInvoicesReplyInput as _holdfast_company_v1_DescribeForInvoicesReplyInput, DescribeForInvoicesReply as _holdfast_company_v1_DescribeForInvoicesReply } from '../../../holdfast/company/v1/DescribeForInvoicesReply.ts';
import type { DescribeForInvoicesRequestInput as _holdfast_company_v1_DescribeForInvoicesRequestInput, DescribeForInvoicesRequest as _holdfast_company_v1_DescribeForInvoicesRequest } from '../../../holdfast/company/v1/DescribeForInvoicesRequest.ts';

export interface BuyersClient extends grpc.Client {
  DescribeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  DescribeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  DescribeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  DescribeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  describeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  describeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  describeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  describeForInvoices(argument: _holdfast_company_v1_DescribeForInvoicesRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DescribeForInvoicesReply>): grpc.ClientUnaryCall;
  
}

export interface BuyersHandlers extends grpc.UntypedServiceImplementation {
  DescribeForInvoices: grpc.handleUnaryCall<_holdfast_company_v1_DescribeForInvoicesRequest, _holdfast_company_v1_DescribeForInvoicesReplyInput>;
  
}

export interface BuyersDefinition extends grpc.ServiceDefinition {
  DescribeForInvoices: MethodDefinition<_holdfast_company_v1_DescribeForInvoicesRequestInput, _holdfast_company_v1_DescribeForInvoicesReplyInput, _holdfast_company_v1_DescribeForInvoicesRequest, _holdfast_company_v1_DescribeForInvoicesReply>
}
