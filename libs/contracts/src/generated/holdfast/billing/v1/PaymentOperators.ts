import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AssignReceiptRequestInput as _holdfast_billing_v1_AssignReceiptRequestInput, AssignReceiptRequest as _holdfast_billing_v1_AssignReceiptRequest } from '../../../holdfast/billing/v1/AssignReceiptRequest.ts';
import type { ListReceiptsReplyInput as _holdfast_billing_v1_ListReceiptsReplyInput, ListReceiptsReply as _holdfast_billing_v1_ListReceiptsReply } from '../../../holdfast/billing/v1/ListReceiptsReply.ts';
import type { ListReceiptsRequestInput as _holdfast_billing_v1_ListReceiptsRequestInput, ListReceiptsRequest as _holdfast_billing_v1_ListReceiptsRequest } from '../../../holdfast/billing/v1/ListReceiptsRequest.ts';
import type { RecordPaymentReplyInput as _holdfast_billing_v1_RecordPaymentReplyInput, RecordPaymentReply as _holdfast_billing_v1_RecordPaymentReply } from '../../../holdfast/billing/v1/RecordPaymentReply.ts';
import type { RecordPaymentRequestInput as _holdfast_billing_v1_RecordPaymentRequestInput, RecordPaymentRequest as _holdfast_billing_v1_RecordPaymentRequest } from '../../../holdfast/billing/v1/RecordPaymentRequest.ts';
import type { RecordReceiptReplyInput as _holdfast_billing_v1_RecordReceiptReplyInput, RecordReceiptReply as _holdfast_billing_v1_RecordReceiptReply } from '../../../holdfast/billing/v1/RecordReceiptReply.ts';
import type { RecordReceiptRequestInput as _holdfast_billing_v1_RecordReceiptRequestInput, RecordReceiptRequest as _holdfast_billing_v1_RecordReceiptRequest } from '../../../holdfast/billing/v1/RecordReceiptRequest.ts';
import type { RefundPaymentReplyInput as _holdfast_billing_v1_RefundPaymentReplyInput, RefundPaymentReply as _holdfast_billing_v1_RefundPaymentReply } from '../../../holdfast/billing/v1/RefundPaymentReply.ts';
import type { RefundPaymentRequestInput as _holdfast_billing_v1_RefundPaymentRequestInput, RefundPaymentRequest as _holdfast_billing_v1_RefundPaymentRequest } from '../../../holdfast/billing/v1/RefundPaymentRequest.ts';
import type { WriteOffReplyInput as _holdfast_billing_v1_WriteOffReplyInput, WriteOffReply as _holdfast_billing_v1_WriteOffReply } from '../../../holdfast/billing/v1/WriteOffReply.ts';
import type { WriteOffRequestInput as _holdfast_billing_v1_WriteOffRequestInput, WriteOffRequest as _holdfast_billing_v1_WriteOffRequest } from '../../../holdfast/billing/v1/WriteOffRequest.ts';

export interface PaymentOperatorsClient extends grpc.Client {
  AssignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  AssignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  AssignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  AssignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  assignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  assignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  assignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  assignReceipt(argument: _holdfast_billing_v1_AssignReceiptRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  
  ListReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  ListReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  ListReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  ListReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  listReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  listReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  listReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  listReceipts(argument: _holdfast_billing_v1_ListReceiptsRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListReceiptsReply>): grpc.ClientUnaryCall;
  
  RecordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  RecordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  RecordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  RecordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  recordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  recordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  recordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  recordPayment(argument: _holdfast_billing_v1_RecordPaymentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RecordPaymentReply>): grpc.ClientUnaryCall;
  
  RecordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  RecordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  RecordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  RecordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  recordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  recordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  recordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  recordReceipt(argument: _holdfast_billing_v1_RecordReceiptRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RecordReceiptReply>): grpc.ClientUnaryCall;
  
  RefundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  RefundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  RefundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  RefundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  refundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  refundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  refundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  refundPayment(argument: _holdfast_billing_v1_RefundPaymentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_RefundPaymentReply>): grpc.ClientUnaryCall;
  
  WriteOff(argument: _holdfast_billing_v1_WriteOffRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  WriteOff(argument: _holdfast_billing_v1_WriteOffRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  WriteOff(argument: _holdfast_billing_v1_WriteOffRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  WriteOff(argument: _holdfast_billing_v1_WriteOffRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  writeOff(argument: _holdfast_billing_v1_WriteOffRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  writeOff(argument: _holdfast_billing_v1_WriteOffRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  writeOff(argument: _holdfast_billing_v1_WriteOffRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  writeOff(argument: _holdfast_billing_v1_WriteOffRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_WriteOffReply>): grpc.ClientUnaryCall;
  
}

export interface PaymentOperatorsHandlers extends grpc.UntypedServiceImplementation {
  AssignReceipt: grpc.handleUnaryCall<_holdfast_billing_v1_AssignReceiptRequest, _holdfast_billing_v1_RecordPaymentReplyInput>;
  
  ListReceipts: grpc.handleUnaryCall<_holdfast_billing_v1_ListReceiptsRequest, _holdfast_billing_v1_ListReceiptsReplyInput>;
  
  RecordPayment: grpc.handleUnaryCall<_holdfast_billing_v1_RecordPaymentRequest, _holdfast_billing_v1_RecordPaymentReplyInput>;
  
  RecordReceipt: grpc.handleUnaryCall<_holdfast_billing_v1_RecordReceiptRequest, _holdfast_billing_v1_RecordReceiptReplyInput>;
  
  RefundPayment: grpc.handleUnaryCall<_holdfast_billing_v1_RefundPaymentRequest, _holdfast_billing_v1_RefundPaymentReplyInput>;
  
  WriteOff: grpc.handleUnaryCall<_holdfast_billing_v1_WriteOffRequest, _holdfast_billing_v1_WriteOffReplyInput>;
  
}

export interface PaymentOperatorsDefinition extends grpc.ServiceDefinition {
  AssignReceipt: MethodDefinition<_holdfast_billing_v1_AssignReceiptRequestInput, _holdfast_billing_v1_RecordPaymentReplyInput, _holdfast_billing_v1_AssignReceiptRequest, _holdfast_billing_v1_RecordPaymentReply>
  ListReceipts: MethodDefinition<_holdfast_billing_v1_ListReceiptsRequestInput, _holdfast_billing_v1_ListReceiptsReplyInput, _holdfast_billing_v1_ListReceiptsRequest, _holdfast_billing_v1_ListReceiptsReply>
  RecordPayment: MethodDefinition<_holdfast_billing_v1_RecordPaymentRequestInput, _holdfast_billing_v1_RecordPaymentReplyInput, _holdfast_billing_v1_RecordPaymentRequest, _holdfast_billing_v1_RecordPaymentReply>
  RecordReceipt: MethodDefinition<_holdfast_billing_v1_RecordReceiptRequestInput, _holdfast_billing_v1_RecordReceiptReplyInput, _holdfast_billing_v1_RecordReceiptRequest, _holdfast_billing_v1_RecordReceiptReply>
  RefundPayment: MethodDefinition<_holdfast_billing_v1_RefundPaymentRequestInput, _holdfast_billing_v1_RefundPaymentReplyInput, _holdfast_billing_v1_RefundPaymentRequest, _holdfast_billing_v1_RefundPaymentReply>
  WriteOff: MethodDefinition<_holdfast_billing_v1_WriteOffRequestInput, _holdfast_billing_v1_WriteOffReplyInput, _holdfast_billing_v1_WriteOffRequest, _holdfast_billing_v1_WriteOffReply>
}
