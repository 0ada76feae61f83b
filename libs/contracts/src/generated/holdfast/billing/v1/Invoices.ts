import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetInvoiceDocumentRequestInput as _holdfast_billing_v1_GetInvoiceDocumentRequestInput, GetInvoiceDocumentRequest as _holdfast_billing_v1_GetInvoiceDocumentRequest } from '../../../holdfast/billing/v1/GetInvoiceDocumentRequest.ts';
import type { GetInvoiceRequestInput as _holdfast_billing_v1_GetInvoiceRequestInput, GetInvoiceRequest as _holdfast_billing_v1_GetInvoiceRequest } from '../../../holdfast/billing/v1/GetInvoiceRequest.ts';
import type { GetStatementRequestInput as _holdfast_billing_v1_GetStatementRequestInput, GetStatementRequest as _holdfast_billing_v1_GetStatementRequest } from '../../../holdfast/billing/v1/GetStatementRequest.ts';
import type { InvoiceInput as _holdfast_billing_v1_InvoiceInput, Invoice as _holdfast_billing_v1_Invoice } from '../../../holdfast/billing/v1/Invoice.ts';
import type { InvoiceDocumentInput as _holdfast_billing_v1_InvoiceDocumentInput, InvoiceDocument as _holdfast_billing_v1_InvoiceDocument } from '../../../holdfast/billing/v1/InvoiceDocument.ts';
import type { ListInvoicesReplyInput as _holdfast_billing_v1_ListInvoicesReplyInput, ListInvoicesReply as _holdfast_billing_v1_ListInvoicesReply } from '../../../holdfast/billing/v1/ListInvoicesReply.ts';
import type { ListInvoicesRequestInput as _holdfast_billing_v1_ListInvoicesRequestInput, ListInvoicesRequest as _holdfast_billing_v1_ListInvoicesRequest } from '../../../holdfast/billing/v1/ListInvoicesRequest.ts';
import type { StatementInput as _holdfast_billing_v1_StatementInput, Statement as _holdfast_billing_v1_Statement } from '../../../holdfast/billing/v1/Statement.ts';

export interface InvoicesClient extends grpc.Client {
  GetInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  GetInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  GetInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  GetInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  getInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  getInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  getInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  getInvoice(argument: _holdfast_billing_v1_GetInvoiceRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Invoice>): grpc.ClientUnaryCall;
  
  GetInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  GetInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  GetInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  GetInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  getInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  getInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  getInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  getInvoiceDocument(argument: _holdfast_billing_v1_GetInvoiceDocumentRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceDocument>): grpc.ClientUnaryCall;
  
  GetStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  GetStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  GetStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  GetStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  getStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  getStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  getStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  getStatement(argument: _holdfast_billing_v1_GetStatementRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_Statement>): grpc.ClientUnaryCall;
  
  ListInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  ListInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  ListInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  ListInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  listInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  listInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  listInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  listInvoices(argument: _holdfast_billing_v1_ListInvoicesRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_ListInvoicesReply>): grpc.ClientUnaryCall;
  
}

export interface InvoicesHandlers extends grpc.UntypedServiceImplementation {
  GetInvoice: grpc.handleUnaryCall<_holdfast_billing_v1_GetInvoiceRequest, _holdfast_billing_v1_InvoiceInput>;
  
  GetInvoiceDocument: grpc.handleUnaryCall<_holdfast_billing_v1_GetInvoiceDocumentRequest, _holdfast_billing_v1_InvoiceDocumentInput>;
  
  GetStatement: grpc.handleUnaryCall<_holdfast_billing_v1_GetStatementRequest, _holdfast_billing_v1_StatementInput>;
  
  ListInvoices: grpc.handleUnaryCall<_holdfast_billing_v1_ListInvoicesRequest, _holdfast_billing_v1_ListInvoicesReplyInput>;
  
}

export interface InvoicesDefinition extends grpc.ServiceDefinition {
  GetInvoice: MethodDefinition<_holdfast_billing_v1_GetInvoiceRequestInput, _holdfast_billing_v1_InvoiceInput, _holdfast_billing_v1_GetInvoiceRequest, _holdfast_billing_v1_Invoice>
  GetInvoiceDocument: MethodDefinition<_holdfast_billing_v1_GetInvoiceDocumentRequestInput, _holdfast_billing_v1_InvoiceDocumentInput, _holdfast_billing_v1_GetInvoiceDocumentRequest, _holdfast_billing_v1_InvoiceDocument>
  GetStatement: MethodDefinition<_holdfast_billing_v1_GetStatementRequestInput, _holdfast_billing_v1_StatementInput, _holdfast_billing_v1_GetStatementRequest, _holdfast_billing_v1_Statement>
  ListInvoices: MethodDefinition<_holdfast_billing_v1_ListInvoicesRequestInput, _holdfast_billing_v1_ListInvoicesReplyInput, _holdfast_billing_v1_ListInvoicesRequest, _holdfast_billing_v1_ListInvoicesReply>
}
