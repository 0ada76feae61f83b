import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeLetterReplyInput as _holdfast_company_v1_DescribeLetterReplyInput, DescribeLetterReply as _holdfast_company_v1_DescribeLetterReply } from '../../../holdfast/company/v1/DescribeLetterReply.ts';
import type { DescribeLetterRequestInput as _holdfast_company_v1_DescribeLetterRequestInput, DescribeLetterRequest as _holdfast_company_v1_DescribeLetterRequest } from '../../../holdfast/company/v1/DescribeLetterRequest.ts';

export interface LettersClient extends grpc.Client {
  DescribeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  DescribeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  DescribeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  DescribeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  describeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  describeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  describeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  describeLetter(argument: _holdfast_company_v1_DescribeLetterRequestInput, callback: grpc.requestCallback<_holdfast_company_v1_DescribeLetterReply>): grpc.ClientUnaryCall;
  
}

export interface LettersHandlers extends grpc.UntypedServiceImplementation {
  DescribeLetter: grpc.handleUnaryCall<_holdfast_company_v1_DescribeLetterRequest, _holdfast_company_v1_DescribeLetterReplyInput>;
  
}

export interface LettersDefinition extends grpc.ServiceDefinition {
  DescribeLetter: MethodDefinition<_holdfast_company_v1_DescribeLetterRequestInput, _holdfast_company_v1_DescribeLetterReplyInput, _holdfast_company_v1_DescribeLetterRequest, _holdfast_company_v1_DescribeLetterReply>
}
