import type { VisitorClassInput as _holdfast_site_v1_VisitorClassInput, VisitorClass as _holdfast_site_v1_VisitorClass } from '../../../holdfast/site/v1/VisitorClass.ts';
import type { Long } from '@grpc/proto-loader';

export interface UsageLineInput {
  'siteId'?: (string);
  'environmentId'?: (string);
  'tenure'?: (number | string | Long);
  'day'?: (string);
  'visitorClass'?: (_holdfast_site_v1_VisitorClassInput);
  'counterId'?: (string);
  'requests'?: (number | string | Long);
  'bytes'?: (number | string | Long);
}

export interface UsageLine {
  'siteId': (string);
  'environmentId': (string);
  'tenure': (number);
  'day': (string);
  'visitorClass': (_holdfast_site_v1_VisitorClass);
  'counterId': (string);
  'requests': (number);
  'bytes': (number);
}
