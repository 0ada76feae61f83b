import type { Long } from '@grpc/proto-loader';

export interface EndPlanRequestInput {
  'companyId'?: (string);
  'version'?: (number | string | Long);
  'siteIds'?: (string)[];
}

export interface EndPlanRequest {
  'companyId': (string);
  'version': (number);
  'siteIds': (string)[];
}
