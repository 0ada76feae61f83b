
export interface InvoiceMailsSwitchedInput {
  'companyId'?: (string);
  'userId'?: (string);
  'isOn'?: (boolean);
}

export interface InvoiceMailsSwitched {
  'companyId': (string);
  'userId': (string);
  'isOn': (boolean);
}
