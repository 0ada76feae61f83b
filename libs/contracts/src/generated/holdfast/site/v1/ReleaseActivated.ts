
export const _holdfast_site_v1_ReleaseActivated_Cause = {
  CAUSE_UNSPECIFIED: 'CAUSE_UNSPECIFIED',
  CAUSE_UPLOADED: 'CAUSE_UPLOADED',
  CAUSE_PUSHED: 'CAUSE_PUSHED',
  CAUSE_RESTORED: 'CAUSE_RESTORED',
  CAUSE_ROLLED_BACK: 'CAUSE_ROLLED_BACK',
  CAUSE_CLONED: 'CAUSE_CLONED',
  CAUSE_RESET: 'CAUSE_RESET',
  CAUSE_FOUND: 'CAUSE_FOUND',
} as const;

export type _holdfast_site_v1_ReleaseActivated_CauseInput =
  | 'CAUSE_UNSPECIFIED'
  | 0
  | 'CAUSE_UPLOADED'
  | 1
  | 'CAUSE_PUSHED'
  | 2
  | 'CAUSE_RESTORED'
  | 3
  | 'CAUSE_ROLLED_BACK'
  | 4
  | 'CAUSE_CLONED'
  | 5
  | 'CAUSE_RESET'
  | 6
  | 'CAUSE_FOUND'
  | 7

export type _holdfast_site_v1_ReleaseActivated_Cause = typeof _holdfast_site_v1_ReleaseActivated_Cause[keyof typeof _holdfast_site_v1_ReleaseActivated_Cause]

export interface ReleaseActivatedInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'environmentId'?: (string);
  'releaseId'?: (string);
  'previousReleaseId'?: (string);
  'cause'?: (_holdfast_site_v1_ReleaseActivated_CauseInput);
  'operationId'?: (string);
  '_previousReleaseId'?: "previousReleaseId";
}

export interface ReleaseActivated {
  'companyId': (string);
  'siteId': (string);
  'environmentId': (string);
  'releaseId': (string);
  'previousReleaseId'?: (string);
  'cause': (_holdfast_site_v1_ReleaseActivated_Cause);
  'operationId': (string);
  '_previousReleaseId'?: "previousReleaseId";
}
