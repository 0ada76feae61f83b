
export interface GetInvoiceRequestInput {
  'companyId'?: (string);
  'number'?: (string);
}

export interface GetInvoiceRequest {
  'companyId': (string);
  'number': (string);
}
