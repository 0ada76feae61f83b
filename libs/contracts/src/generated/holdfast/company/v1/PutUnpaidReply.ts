import type { SuspensionReasonInput as _holdfast_company_v1_SuspensionReasonInput, SuspensionReason as _holdfast_company_v1_SuspensionReason } from '../../../holdfast/company/v1/SuspensionReason.ts';
import type { Long } from '@grpc/proto-loader';

export interface PutUnpaidReplyInput {
  'because'?: (_holdfast_company_v1_SuspensionReasonInput)[];
  'version'?: (number | string | Long);
}

export interface PutUnpaidReply {
  'because': (_holdfast_company_v1_SuspensionReason)[];
  'version': (number);
}
