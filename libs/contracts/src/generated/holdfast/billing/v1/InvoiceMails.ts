
export interface InvoiceMailsInput {
  'isOn'?: (boolean);
}

export interface InvoiceMails {
  'isOn': (boolean);
}
