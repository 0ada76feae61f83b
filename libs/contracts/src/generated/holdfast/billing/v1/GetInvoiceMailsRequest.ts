
export interface GetInvoiceMailsRequestInput {
  'companyId'?: (string);
}

export interface GetInvoiceMailsRequest {
  'companyId': (string);
}
