
export interface WriteOffRequestInput {
  'invoiceNumber'?: (string);
  'reason'?: (string);
}

export interface WriteOffRequest {
  'invoiceNumber': (string);
  'reason': (string);
}
