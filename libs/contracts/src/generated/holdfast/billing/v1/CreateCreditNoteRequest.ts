import type { LineCorrectionInput as _holdfast_billing_v1_LineCorrectionInput, LineCorrection as _holdfast_billing_v1_LineCorrection } from '../../../holdfast/billing/v1/LineCorrection.ts';

export interface CreateCreditNoteRequestInput {
  'companyId'?: (string);
  'number'?: (string);
  'lines'?: (_holdfast_billing_v1_LineCorrectionInput)[];
  'reason'?: (string);
}

export interface CreateCreditNoteRequest {
  'companyId': (string);
  'number': (string);
  'lines': (_holdfast_billing_v1_LineCorrection)[];
  'reason': (string);
}
