
export interface InvoiceSettingsChangedInput {
  'companyId'?: (string);
  'fields'?: (string)[];
}

export interface InvoiceSettingsChanged {
  'companyId': (string);
  'fields': (string)[];
}
