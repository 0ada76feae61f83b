import type { SuspensionReasonInput as _holdfast_company_v1_SuspensionReasonInput, SuspensionReason as _holdfast_company_v1_SuspensionReason } from '../../../holdfast/company/v1/SuspensionReason.ts';

export interface RestoreCompanyReplyInput {
  'because'?: (_holdfast_company_v1_SuspensionReasonInput)[];
}

export interface RestoreCompanyReply {
  'because': (_holdfast_company_v1_SuspensionReason)[];
}
