import type { DocumentFormatInput as _holdfast_billing_v1_DocumentFormatInput, DocumentFormat as _holdfast_billing_v1_DocumentFormat } from '../../../holdfast/billing/v1/DocumentFormat.ts';

export interface GetInvoiceDocumentRequestInput {
  'companyId'?: (string);
  'number'?: (string);
  'format'?: (_holdfast_billing_v1_DocumentFormatInput);
}

export interface GetInvoiceDocumentRequest {
  'companyId': (string);
  'number': (string);
  'format': (_holdfast_billing_v1_DocumentFormat);
}
