import type { CloseInput as _holdfast_billing_v1_CloseInput, Close as _holdfast_billing_v1_Close } from '../../../holdfast/billing/v1/Close.ts';

export interface ListClosesReplyInput {
  'closes'?: (_holdfast_billing_v1_CloseInput)[];
}

export interface ListClosesReply {
  'closes': (_holdfast_billing_v1_Close)[];
}
