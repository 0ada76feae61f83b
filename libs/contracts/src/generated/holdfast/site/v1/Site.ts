import type { EnvironmentInput as _holdfast_site_v1_EnvironmentInput, Environment as _holdfast_site_v1_Environment } from '../../../holdfast/site/v1/Environment.ts';
import type { Long } from '@grpc/proto-loader';

export interface SiteInput {
  'siteId'?: (string);
  'companyId'?: (string);
  'name'?: (string);
  'slug'?: (string);
  'labels'?: (string)[];
  'tenure'?: (number | string | Long);
  'paysPremiumStaging'?: (boolean);
  'suspended'?: (boolean);
  'createdAt'?: (number | string | Long);
  'version'?: (number | string | Long);
  'environments'?: (_holdfast_site_v1_EnvironmentInput)[];
  'operationId'?: (string);
  'restorableDays'?: (number);
  '_operationId'?: "operationId";
}

export interface Site {
  'siteId': (string);
  'companyId': (string);
  'name': (string);
  'slug': (string);
  'labels': (string)[];
  'tenure': (number);
  'paysPremiumStaging': (boolean);
  'suspended': (boolean);
  'createdAt': (number);
  'version': (number);
  'environments': (_holdfast_site_v1_Environment)[];
  'operationId'?: (string);
  'restorableDays': (number);
  '_operationId'?: "operationId";
}
