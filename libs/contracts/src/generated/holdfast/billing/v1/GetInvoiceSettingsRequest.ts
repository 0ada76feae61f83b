
export interface GetInvoiceSettingsRequestInput {
  'companyId'?: (string);
}

export interface GetInvoiceSettingsRequest {
  'companyId': (string);
}
