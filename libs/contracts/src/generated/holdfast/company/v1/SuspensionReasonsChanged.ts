import type { SuspensionReasonInput as _holdfast_company_v1_SuspensionReasonInput, SuspensionReason as _holdfast_company_v1_SuspensionReason } from '../../../holdfast/company/v1/SuspensionReason.ts';
import type { Long } from '@grpc/proto-loader';

export interface SuspensionReasonsChangedInput {
  'companyId'?: (string);
  'because'?: (_holdfast_company_v1_SuspensionReasonInput)[];
  'joined'?: (_holdfast_company_v1_SuspensionReasonInput);
  'lifted'?: (_holdfast_company_v1_SuspensionReasonInput);
  'reason'?: (string);
  'unpaidVersion'?: (number | string | Long);
  '_joined'?: "joined";
  '_lifted'?: "lifted";
  '_unpaidVersion'?: "unpaidVersion";
}

export interface SuspensionReasonsChanged {
  'companyId': (string);
  'because': (_holdfast_company_v1_SuspensionReason)[];
  'joined'?: (_holdfast_company_v1_SuspensionReason);
  'lifted'?: (_holdfast_company_v1_SuspensionReason);
  'reason': (string);
  'unpaidVersion'?: (number);
  '_joined'?: "joined";
  '_lifted'?: "lifted";
  '_unpaidVersion'?: "unpaidVersion";
}
