
export interface GetVatReportRequestInput {
  'month'?: (string);
}

export interface GetVatReportRequest {
  'month': (string);
}
