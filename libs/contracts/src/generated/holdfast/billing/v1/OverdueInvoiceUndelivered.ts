
export interface OverdueInvoiceUndeliveredInput {
  'companyId'?: (string);
  'number'?: (string);
}

export interface OverdueInvoiceUndelivered {
  'companyId': (string);
  'number': (string);
}
