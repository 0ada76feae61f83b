import type { SuspensionReasonInput as _holdfast_company_v1_SuspensionReasonInput, SuspensionReason as _holdfast_company_v1_SuspensionReason } from '../../../holdfast/company/v1/SuspensionReason.ts';
import type { Long } from '@grpc/proto-loader';

export interface CompanySuspendedInput {
  'companyId'?: (string);
  'reason'?: (string);
  'entitlementVersion'?: (number | string | Long);
  'standingVersion'?: (number | string | Long);
  'because'?: (_holdfast_company_v1_SuspensionReasonInput)[];
  'unpaidVersion'?: (number | string | Long);
  '_unpaidVersion'?: "unpaidVersion";
}

export interface CompanySuspended {
  'companyId': (string);
  'reason': (string);
  'entitlementVersion': (number);
  'standingVersion': (number);
  'because': (_holdfast_company_v1_SuspensionReason)[];
  'unpaidVersion'?: (number);
  '_unpaidVersion'?: "unpaidVersion";
}
