import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DescribeLettersReplyInput as _holdfast_ledger_v1_DescribeLettersReplyInput, DescribeLettersReply as _holdfast_ledger_v1_DescribeLettersReply } from '../../../holdfast/ledger/v1/DescribeLettersReply.ts';
import type { DescribeLettersRequestInput as _holdfast_ledger_v1_DescribeLettersRequestInput, DescribeLettersRequest as _holdfast_ledger_v1_DescribeLettersRequest } from '../../../holdfast/ledger/v1/DescribeLettersRequest.ts';

export interface LettersClient extends grpc.Client {
  DescribeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  DescribeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  DescribeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  DescribeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  describeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  describeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  describeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  describeLetters(argument: _holdfast_ledger_v1_DescribeLettersRequestInput, callback: grpc.requestCallback<_holdfast_ledger_v1_DescribeLettersReply>): grpc.ClientUnaryCall;
  
}

export interface LettersHandlers extends grpc.UntypedServiceImplementation {
  DescribeLetters: grpc.handleUnaryCall<_holdfast_ledger_v1_DescribeLettersRequest, _holdfast_ledger_v1_DescribeLettersReplyInput>;
  
}

export interface LettersDefinition extends grpc.ServiceDefinition {
  DescribeLetters: MethodDefinition<_holdfast_ledger_v1_DescribeLettersRequestInput, _holdfast_ledger_v1_DescribeLettersReplyInput, _holdfast_ledger_v1_DescribeLettersRequest, _holdfast_ledger_v1_DescribeLettersReply>
}
