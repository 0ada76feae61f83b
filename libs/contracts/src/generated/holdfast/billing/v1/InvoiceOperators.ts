import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateCreditNoteRequestInput as _holdfast_billing_v1_CreateCreditNoteRequestInput, CreateCreditNoteRequest as _holdfast_billing_v1_CreateCreditNoteRequest } from '../../../holdfast/billing/v1/CreateCreditNoteRequest.ts';
import type { GetVatReportRequestInput as _holdfast_billing_v1_GetVatReportRequestInput, GetVatReportRequest as _holdfast_billing_v1_GetVatReportRequest } from '../../../holdfast/billing/v1/GetVatReportRequest.ts';
import type { InvoiceSummaryInput as _holdfast_billing_v1_InvoiceSummaryInput, InvoiceSummary as _holdfast_billing_v1_InvoiceSummary } from '../../../holdfast/billing/v1/InvoiceSummary.ts';
import type { VatReportInput as _holdfast_billing_v1_VatReportInput, VatReport as _holdfast_billing_v1_VatReport } from '../../../holdfast/billing/v1/VatReport.ts';
import type { VerifyBookReplyInput as _holdfast_billing_v1_VerifyBookReplyInput, VerifyBookReply as _holdfast_billing_v1_VerifyBookReply } from '../../../holdfast/billing/v1/VerifyBookReply.ts';
import type { VerifyBookRequestInput as _holdfast_billing_v1_VerifyBookRequestInput, VerifyBookRequest as _holdfast_billing_v1_VerifyBookRequest } from '../../../holdfast/billing/v1/VerifyBookRequest.ts';

export interface InvoiceOperatorsClient extends grpc.Client {
  CreateCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  CreateCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  CreateCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  CreateCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  createCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  createCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  createCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  createCreditNote(argument: _holdfast_billing_v1_CreateCreditNoteRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_InvoiceSummary>): grpc.ClientUnaryCall;
  
  GetVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  GetVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  GetVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  GetVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  getVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  getVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  getVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  getVatReport(argument: _holdfast_billing_v1_GetVatReportRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_VatReport>): grpc.ClientUnaryCall;
  
  VerifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  VerifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  VerifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  VerifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  verifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  verifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  verifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  verifyBook(argument: _holdfast_billing_v1_VerifyBookRequestInput, callback: grpc.requestCallback<_holdfast_billing_v1_VerifyBookReply>): grpc.ClientUnaryCall;
  
}

export interface InvoiceOperatorsHandlers extends grpc.UntypedServiceImplementation {
  CreateCreditNote: grpc.handleUnaryCall<_holdfast_billing_v1_CreateCreditNoteRequest, _holdfast_billing_v1_InvoiceSummaryInput>;
  
  GetVatReport: grpc.handleUnaryCall<_holdfast_billing_v1_GetVatReportRequest, _holdfast_billing_v1_VatReportInput>;
  
  VerifyBook: grpc.handleUnaryCall<_holdfast_billing_v1_VerifyBookRequest, _holdfast_billing_v1_VerifyBookReplyInput>;
  
}

export interface InvoiceOperatorsDefinition extends grpc.ServiceDefinition {
  CreateCreditNote: MethodDefinition<_holdfast_billing_v1_CreateCreditNoteRequestInput, _holdfast_billing_v1_InvoiceSummaryInput, _holdfast_billing_v1_CreateCreditNoteRequest, _holdfast_billing_v1_InvoiceSummary>
  GetVatReport: MethodDefinition<_holdfast_billing_v1_GetVatReportRequestInput, _holdfast_billing_v1_VatReportInput, _holdfast_billing_v1_GetVatReportRequest, _holdfast_billing_v1_VatReport>
  VerifyBook: MethodDefinition<_holdfast_billing_v1_VerifyBookRequestInput, _holdfast_billing_v1_VerifyBookReplyInput, _holdfast_billing_v1_VerifyBookRequest, _holdfast_billing_v1_VerifyBookReply>
}
