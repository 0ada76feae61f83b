import type { Long } from '@grpc/proto-loader';

export interface LimitChangedInput {
  'companyId'?: (string);
  'sites'?: (number);
  'premiumStagings'?: (number);
  'open'?: (boolean);
  'suspended'?: (boolean);
  'entitlementVersion'?: (number | string | Long);
  'ending'?: (boolean);
  'endingSiteIds'?: (string)[];
}

export interface LimitChanged {
  'companyId': (string);
  'sites': (number);
  'premiumStagings': (number);
  'open': (boolean);
  'suspended': (boolean);
  'entitlementVersion': (number);
  'ending': (boolean);
  'endingSiteIds': (string)[];
}
