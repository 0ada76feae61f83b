import type { UsageMeterInput as _holdfast_billing_v1_UsageMeterInput, UsageMeter as _holdfast_billing_v1_UsageMeter } from '../../../holdfast/billing/v1/UsageMeter.ts';
import type { Long } from '@grpc/proto-loader';

export interface UsageNoticeGivenInput {
  'companyId'?: (string);
  'meter'?: (_holdfast_billing_v1_UsageMeterInput);
  'percent'?: (number);
  'included'?: (number | string | Long);
  'used'?: (number | string | Long);
  'from'?: (number | string | Long);
  'to'?: (number | string | Long);
}

export interface UsageNoticeGiven {
  'companyId': (string);
  'meter': (_holdfast_billing_v1_UsageMeter);
  'percent': (number);
  'included': (number);
  'used': (number);
  'from': (number);
  'to': (number);
}
