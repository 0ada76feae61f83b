import type { LabelsInput as _holdfast_site_v1_LabelsInput, Labels as _holdfast_site_v1_Labels } from '../../../holdfast/site/v1/Labels.ts';
import type { Long } from '@grpc/proto-loader';

export interface UpdateSiteRequestInput {
  'siteId'?: (string);
  'name'?: (string);
  'labels'?: (_holdfast_site_v1_LabelsInput | null);
  'ifVersion'?: (number | string | Long);
  '_name'?: "name";
  '_labels'?: "labels";
  '_ifVersion'?: "ifVersion";
}

export interface UpdateSiteRequest {
  'siteId': (string);
  'name'?: (string);
  'labels'?: (_holdfast_site_v1_Labels | null);
  'ifVersion'?: (number);
  '_name'?: "name";
  '_labels'?: "labels";
  '_ifVersion'?: "ifVersion";
}
