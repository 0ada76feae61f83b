
export interface PutInvoiceMailsRequestInput {
  'companyId'?: (string);
  'isOn'?: (boolean);
}

export interface PutInvoiceMailsRequest {
  'companyId': (string);
  'isOn': (boolean);
}
