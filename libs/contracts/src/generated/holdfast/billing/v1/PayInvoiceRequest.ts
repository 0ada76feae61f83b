
export interface PayInvoiceRequestInput {
  'companyId'?: (string);
  'number'?: (string);
}

export interface PayInvoiceRequest {
  'companyId': (string);
  'number': (string);
}
