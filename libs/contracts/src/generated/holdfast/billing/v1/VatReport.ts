import type { VatReportRowInput as _holdfast_billing_v1_VatReportRowInput, VatReportRow as _holdfast_billing_v1_VatReportRow } from '../../../holdfast/billing/v1/VatReportRow.ts';

export interface VatReportInput {
  'rows'?: (_holdfast_billing_v1_VatReportRowInput)[];
}

export interface VatReport {
  'rows': (_holdfast_billing_v1_VatReportRow)[];
}
